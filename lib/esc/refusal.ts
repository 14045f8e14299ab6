import { PULUMI_BACKEND_URL_VARIABLE } from '../upstream/pulumi-esc-client.ts';
import type { Answer } from './answer.ts';
import type { Credentials } from './credentials.ts';
import { readDiagnostics } from './diagnostic.ts';
import { EscError, type EscErrorProps } from './esc-error.ts';

/** What a request is about. */
export interface Subject {
  /** An address, with `@…` where a revision or tag is asked for; or an organization. */
  readonly name: string;
  /** The revision or tag, where one is asked for. */
  readonly at?: string;
  /** What the token has to be allowed to do. */
  readonly right: 'read' | 'open' | 'write';
  /**
   * Where a definition is evaluated: texts besides the token that no diagnostic may repeat, namely secrets that are sent.
   * @default - nothing is evaluated, so that there are no diagnostics
   */
  readonly hidden?: readonly string[];
}

/** Says in our words what an answer other than hoped for means. What the service says besides diagnostics is left out. */
export function refusal(answer: Answer, subject: Subject, { accessToken, apiUrl }: Credentials): EscError {
  const { status } = answer;
  const { at, hidden, name, right } = subject;
  const about = { environment: name, status };
  const diagnostics = hidden ? readDiagnostics(answer.json, [...accessToken.hidden(), ...hidden]) : [];
  if (status === 400 && diagnostics.length > 0) return doesNotEvaluate(about, diagnostics, right);
  switch (status) {
    case 400:
      return new EscError({
        ...about,
        kind: 'refused',
        problem: `Pulumi ESC takes the request about ${name} for wrong (HTTP status 400).`,
        cause: 'It gives no reason that could be shown.',
        mend: 'Look at the names, and at the definition where one was sent.',
      });
    case 401:
      return new EscError({
        kind: 'token-refused',
        status,
        problem: `Pulumi ESC at ${apiUrl} does not know the access token (HTTP status 401).`,
        cause: `The token from ${accessToken.source} has expired, was revoked, or belongs to another Pulumi Cloud.`,
        mend: 'Sign in again with "esc login" or "pulumi login", or replace the token.',
      });
    case 403:
      return new EscError({
        ...about,
        kind: 'no-access',
        problem: `The access token may not ${right} ${name} (HTTP status 403).`,
        cause: `The token from ${accessToken.source} belongs to somebody without that right.`,
        mend: `Let an administrator of the organization grant the right to ${right} it.`,
      });
    case 404:
      return notFound(about, at);
    default:
      return unexpectedAnswer(about, `it answers with HTTP status ${status}`, apiUrl);
  }
}

/** Somebody else wrote between our reading and our writing. */
export function changedMeanwhile(name: string, revisions: NonNullable<EscErrorProps['revisions']>): EscError {
  const { present, read } = revisions;
  return new EscError({
    kind: 'conflict',
    environment: name,
    revisions,
    problem: `Somebody else changed ${name} meanwhile: ${inWords(read)} was read, and now there is ${inWords(present)}.`,
    cause: 'Writing now would undo that change, so nothing was written.',
    mend: 'Look at what is there now, and start again.',
  });
}

/** An answer that is none of the API's. */
export function unexpectedAnswer(about: Pick<EscErrorProps, 'environment' | 'status'>, what: string, apiUrl: string) {
  return new EscError({
    ...about,
    kind: 'unexpected-answer',
    problem: `${apiUrl} does not speak as the Pulumi ESC API does: ${what}.`,
    cause: 'A proxy, a login page or another service may stand there, or the service has changed.',
    mend: `Look at the address (${PULUMI_BACKEND_URL_VARIABLE}, or the login) and at the proxy.`,
  });
}

function doesNotEvaluate(
  about: Pick<EscErrorProps, 'environment' | 'status'>,
  diagnostics: EscErrorProps['diagnostics'],
  right: Subject['right'],
): EscError {
  return new EscError({
    ...about,
    kind: 'does-not-evaluate',
    diagnostics,
    problem: `${about.environment} does not evaluate (HTTP status ${about.status}).`,
    cause:
      right === 'write'
        ? 'Nothing was written: Pulumi ESC keeps what it had.'
        : 'Whoever reads it, a pod or an operator, fails as well.',
    mend: 'Mend the definition, then ask again.',
  });
}

function notFound(about: Pick<EscErrorProps, 'environment' | 'status'>, at: string | undefined): EscError {
  const { environment = '' } = about;
  return new EscError({
    ...about,
    kind: at === undefined ? 'no-environment' : 'no-revision',
    problem:
      at === undefined
        ? `There is no ${environment} (HTTP status 404).`
        : `There is no ${environment} (HTTP status 404): no such environment, or no revision or tag "${at}" of it.`,
    cause: 'Pulumi ESC says the same of what the access token may not see.',
    mend: 'Look at the spelling with "esc env ls", or let an administrator grant the right to read it.',
  });
}

function inWords(revision: number | undefined): string {
  return revision === undefined ? 'none' : `revision ${revision}`;
}

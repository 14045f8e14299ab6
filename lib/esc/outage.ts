import { PULUMI_ESC_API_URL } from '../upstream/pulumi-esc.ts';
import { PULUMI_BACKEND_URL_VARIABLE, PULUMI_STATUS_PAGE } from '../upstream/pulumi-esc-client.ts';
import { describeOutcome, type Outcome } from './answer.ts';
import type { Credentials } from './credentials.ts';
import { EscError } from './esc-error.ts';
import type { Subject } from './refusal.ts';
import { isUntrusted } from './retry.ts';

/** Nobody answers, or with failures of the service only. */
export function doesNotAnswer(outcome: Outcome, { name }: Subject, tries: number, { apiUrl }: Credentials): EscError {
  return new EscError({
    kind: 'service-down',
    environment: name,
    ...('status' in outcome ? { status: outcome.status } : {}),
    problem: `Pulumi ESC at ${apiUrl} does not answer: ${describeOutcome(outcome)}, after ${tries} ${tries === 1 ? 'try' : 'tries'}.`,
    cause: `Nothing is known of ${name}: whether it is right or wrong cannot be said now.`,
    mend: isUntrusted(outcome) ? TRUST : apiUrl === PULUMI_ESC_API_URL ? LOOK_AT_STATUS : LOOK_AT_ADDRESS,
  });
}

/** The service wants to be asked less. */
export function tooManyRequests({ name }: Subject, tries: number): EscError {
  return new EscError({
    kind: 'too-many-requests',
    environment: name,
    status: 429,
    problem: `Pulumi ESC wants fewer requests (HTTP status 429), even after ${tries} tries.`,
    cause: `Nothing is known of ${name}: whether it is right or wrong cannot be said now.`,
    mend: 'Ask for less at a time, or try again later.',
  });
}

const TRUST = 'Let Node trust whoever signed the certificate: NODE_EXTRA_CA_CERTS=<file with that certificate>.';
const LOOK_AT_STATUS = `Look at the network, the proxy and ${PULUMI_STATUS_PAGE}, and try again later.`;
const LOOK_AT_ADDRESS = `Look at the network, the proxy and whether the service runs there; the address is that of ${PULUMI_BACKEND_URL_VARIABLE} or of the login.`;

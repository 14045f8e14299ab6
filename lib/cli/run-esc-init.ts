import { EscClient } from '../esc/esc-client.ts';
import { isPending, type PlannedEnvironment } from '../esc-init/planned-environment.ts';
import { type InitResult, runInit } from '../esc-init/run-init.ts';
import { WRITTEN_TAG } from '../esc-init/written-revision.ts';
import { counted } from '../report/words.ts';
import { isPinTag } from '../stores/pulumi-esc/environment-pin.ts';
import { CommandError } from './command-error.ts';
import { confirm } from './confirm.ts';
import { declaredIn } from './declared-in.ts';
import type { EscOptions } from './esc-options.ts';
import { readSecrets } from './read-secrets.ts';
import { renderPlanned } from './render-planned.ts';
import { colorsFor } from './screen.ts';

/** What to write, and how to ask. */
export interface EscInitRequest extends EscOptions {
  /** File of the program. */
  readonly program: string;
  readonly tag?: string;
  readonly setSecrets?: boolean;
  readonly overwrite?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/**
 * Makes the environments of a program what it declares.
 *
 * @throws CommandError when nothing can be begun: no such program or environment, no value for a secret, nobody to ask.
 */
export async function runEscInit(
  addresses: readonly string[],
  request: EscInitRequest,
  signal: AbortSignal,
): Promise<InitResult> {
  refuseTag(request.tag);
  const { environments, findings } = await declaredIn(request.program, addresses);
  if (findings.length > 0) return { environments: [], applied: [], findings, failures: [], warnings: [] };
  const terminal = process.stdin.isTTY ? process.stdin : undefined;
  return runInit(environments, {
    ...request,
    connect: (apiUrl) => EscClient.connect({ apiUrl, signal, timeLimitMilliseconds: request.timeout * 1000 }),
    readSecrets: (wanted) => readSecrets(wanted, terminal),
    confirm: (planned) => agree(planned, request, terminal, signal),
  });
}

function refuseTag(tag: string | undefined): void {
  if (tag === undefined || (isPinTag(tag) && tag !== WRITTEN_TAG)) return;
  throw new CommandError(
    `"${tag}" is no tag to set. Write a letter, then letters, digits, "_", "." and "-"; "latest" and "${WRITTEN_TAG}" are taken.`,
  );
}

async function agree(
  planned: readonly PlannedEnvironment[],
  { json, yes }: EscInitRequest,
  terminal: NodeJS.ReadableStream | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const pending = planned.filter(isPending);
  const screen = json ? process.stderr : process.stdout;
  if (!json || !yes) screen.write(pending.map((one) => renderPlanned(one, colorsFor(screen))).join(''));
  if (yes) return true;
  if (terminal) return confirm(`Write ${counted(pending.length, 'environment')}?`, terminal, signal);
  throw new CommandError('Nothing was written: nobody is there to agree. When the plan is right, say --yes.');
}

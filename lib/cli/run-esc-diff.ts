import type { Finding } from '../core/finding.ts';
import { EscClient } from '../esc/esc-client.ts';
import { type EscDiff, escDiff } from '../esc-init/diff.ts';
import { declaredIn } from './declared-in.ts';
import type { EscOptions } from './esc-options.ts';

/** What to compare. */
export interface EscDiffRequest extends EscOptions {
  /** File of the program. */
  readonly program: string;
}

/** How things are, or what is wrong with the program. */
export interface EscDiffResult extends EscDiff {
  readonly findings: readonly Finding[];
}

/**
 * Compares what a program declares with what is there.
 *
 * @throws CommandError when there is no such program or environment.
 */
export async function runEscDiff(
  addresses: readonly string[],
  { program, timeout }: EscDiffRequest,
  signal: AbortSignal,
): Promise<EscDiffResult> {
  const { environments, findings } = await declaredIn(program, addresses);
  const diff = await escDiff(environments, (apiUrl) =>
    EscClient.connect({ apiUrl, signal, timeLimitMilliseconds: timeout * 1000 }),
  );
  return { ...diff, findings };
}

import { referenceText } from '../esc/environment-address.ts';
import type { EscError } from '../esc/esc-error.ts';
import type { AskedPlace } from '../esc-check/ask-environments.ts';
import { namedEnvironments } from '../esc-import/named-environments.ts';
import { guardEnvironments } from '../esc-leaks/guard-environments.ts';
import type { LeakReport } from '../leak-guard/leak.ts';
import { CommandError } from './command-error.ts';
import { connectEsc } from './connect-esc.ts';
import type { EscOptions } from './esc-options.ts';
import { loadProgram } from './load-program.ts';
import { parseAddress } from './parse-address.ts';
import { searchForLeaks } from './search-for-leaks.ts';
import { TerminalProgress } from './terminal-progress.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** Whose values to look for, and where. */
export interface LeaksRequest extends EscOptions {
  /** File of the program whose environments are meant. */
  readonly program: string;
  /** Addresses of environments, instead of the program's. */
  readonly environment?: readonly string[];
}

/** What was looked for, what was found, and what was not done. */
export interface LeaksResult extends LeakReport {
  /** Addresses, with `@<revision or tag>` where one is meant. */
  readonly environments: readonly string[];
  /** How many secret values were looked for. */
  readonly values: number;
  /** What kept environments from being read. */
  readonly failures: readonly EscError[];
  /** What speaks against where the token was found or goes to. */
  readonly warnings: readonly string[];
}

/**
 * Looks for the values of environments in files.
 *
 * @param paths Files and folders; none for everything that Git has or would take.
 * @throws CommandError when it is not clear what to look for.
 */
export async function runLeaks(paths: readonly string[], request: LeaksRequest): Promise<LeaksResult> {
  const places = await placesOf(request);
  const progress = new TerminalProgress();
  const guarded = await untilInterrupted((signal) =>
    guardEnvironments(places, connectEsc({ ...request, holdsSecrets: true }, signal, progress)),
  );
  const { failures, values, warnings } = guarded;
  const report = searchForLeaks(guarded, paths.length > 0 ? { paths } : {}, progress);
  return { environments: places.map(referenceText), values, ...report, failures, warnings };
}

async function placesOf({ environment = [], program }: LeaksRequest): Promise<readonly AskedPlace[]> {
  if (environment.length > 0) return environment.map(parsePlace);
  const places = [...namedEnvironments(await loadProgram(program)).values()];
  if (places.length > 0) return places;
  throw new CommandError(`${program} names no Pulumi ESC environment. Name one with --environment.`);
}

function parsePlace(text: string): AskedPlace {
  const { address, at } = parseAddress(text);
  return at === undefined ? { address } : { address, at };
}

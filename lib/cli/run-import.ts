import { existsSync, readFileSync } from 'node:fs';
import { type ImportResult, importEnvironments } from '../esc-import/import-environments.ts';
import { type ImportedPlace, namedEnvironments } from '../esc-import/named-environments.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { EscLock, EscLockError, parseEscLock } from '../stores/pulumi-esc/environment-lock.ts';
import { CommandError } from './command-error.ts';
import { connectEsc } from './connect-esc.ts';
import type { EscOptions } from './esc-options.ts';
import { loadProgram } from './load-program.ts';
import { parseAddress } from './parse-address.ts';
import { TerminalProgress } from './terminal-progress.ts';
import { type ImportFiles, type WrittenFiles, writeImport } from './write-import.ts';

/** How to import, and where to. */
export interface ImportOptions extends EscOptions, ImportFiles {
  /** File of the program. */
  readonly program: string;
  /** What the modules import this library from. */
  readonly library: string;
  /** Whether to drop what the program does not name. */
  readonly prune?: boolean;
}

/** What an import did. */
export interface ImportOutcome extends ImportResult, WrittenFiles {}

/**
 * Imports environments: those that are named, else all of the program.
 *
 * @throws CommandError when it is not clear what to import, or a file stands in the way; nothing is written then.
 */
export async function runImport(
  addresses: readonly string[],
  options: ImportOptions,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  const { library, lock, program, prune } = options;
  const fleet = addresses.length === 0 ? await loadNaming(program) : await tryLoad(program);
  const named = fleet ? namedEnvironments(fleet) : new Map<string, ImportedPlace>();
  if (prune && fleet === undefined) {
    throw new CommandError(`${program} cannot be loaded, so nobody knows what --prune may drop. Leave it out.`);
  }
  const places = addresses.length === 0 ? [...named.values()] : placesOf(addresses, named);
  const before = readLock(lock, addresses);
  const progress = new TerminalProgress();
  const result = await importEnvironments({
    places,
    before: before.shapes,
    fleet,
    library,
    keep: prune ? new Set(named.keys()) : undefined,
    connect: connectEsc(options, signal, progress),
  });
  progress.end();
  const { failures, plan } = result;
  const isWorthIt = plan.changes.length > 0 || (plan.pruned.length > 0 && failures.length === 0);
  const files = isWorthIt ? writeImport(plan, options) : { written: [], removed: [] };
  const untold =
    fleet === undefined && existsSync(program)
      ? [`${program} cannot be loaded: its references are not looked at.`]
      : [];
  return { ...result, ...files, warnings: [...result.warnings, ...untold] };
}

/** A program can need a module that only this command writes. */
async function loadNaming(program: string): Promise<Fleet> {
  try {
    return await loadProgram(program);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    const [problem] = (error as Error).message.split('\n');
    throw new CommandError(
      `${program} cannot be loaded: ${problem}\n  If this command is to write it, name the environment:  npm run import -- <organization>/<project>/<environment>`,
      { cause: error },
    );
  }
}

/** Without the program nobody says which references break, and that is all. */
async function tryLoad(program: string): Promise<Fleet | undefined> {
  try {
    return await loadProgram(program);
  } catch {
    return undefined;
  }
}

function placesOf(addresses: readonly string[], named: ReadonlyMap<string, ImportedPlace>): readonly ImportedPlace[] {
  const places = new Map<string, ImportedPlace>();
  for (const text of addresses) {
    const { address, at } = parseAddress(text);
    if (places.has(address)) throw new CommandError(`${address} is named twice; the lock holds one revision of it.`);
    places.set(address, { address, path: address, ...named.get(address), ...(at === undefined ? {} : { at }) });
  }
  return [...places.values()];
}

/** One that cannot be read is written anew only where all of it is; what has the name of no lock is somebody's file. */
function readLock(file: string, addresses: readonly string[]): EscLock {
  if (!existsSync(file)) return new EscLock(new Map());
  try {
    return parseEscLock(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof EscLockError)) throw error;
    if (!file.endsWith('.lock.json')) {
      throw new CommandError(
        `${file} ${error.message}, and its name is not that of a lock.\n  Name another file:  --lock <file>`,
        {
          cause: error,
        },
      );
    }
    if (addresses.length === 0) return new EscLock(new Map());
    throw new CommandError(
      `${file} ${error.message}, and the environments that are not named would be lost.\n  Restore it from Git, or name none:  npm run import`,
      { cause: error },
    );
  }
}

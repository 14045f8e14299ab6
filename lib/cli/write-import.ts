import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { posix } from 'node:path';
import { isEnvironmentModule } from '../esc-import/environment-module.ts';
import type { ImportPlan } from '../esc-import/plan-import.ts';
import { CommandError } from './command-error.ts';
import { replaceFile } from './replace-file.ts';

/** Where an import writes. */
export interface ImportFiles {
  /** File of the lock. */
  readonly lock: string;
  /** Folder of the modules. */
  readonly out: string;
}

/** Files that an import changed, sorted. */
export interface WrittenFiles {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Writes what differs, each file as a whole, and removes modules that the lock knows nothing of. The lock comes last: whatever
 * stops the process between two files, the next run mends it.
 *
 * @throws CommandError when a file is not of this command's making; nothing is written then.
 */
export function writeImport({ lock, modules }: ImportPlan, files: ImportFiles): WrittenFiles {
  const present = existsSync(files.out) ? readdirSync(files.out).sort() : [];
  const pathOf = (name: string) => posix.join(files.out, name);
  const foreign = present.find((name) => modules.has(name) && !isEnvironmentModule(readFileSync(pathOf(name), 'utf8')));
  if (foreign !== undefined) {
    throw new CommandError(`${pathOf(foreign)} was not made by this command. Move it away; nothing was written.`);
  }
  const stale = present.filter(
    (name) => name.endsWith('.ts') && !modules.has(name) && isEnvironmentModule(readFileSync(pathOf(name), 'utf8')),
  );
  const wanted = [...[...modules].map(([name, text]) => [pathOf(name), text] as const), [files.lock, lock] as const];
  const changed = wanted.filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  for (const [path, text] of changed) replaceFile(path, text);
  for (const name of stale) rmSync(pathOf(name));
  return { written: changed.map(([path]) => path), removed: stale.map(pathOf) };
}

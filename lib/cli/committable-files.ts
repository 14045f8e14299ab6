import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';

/** Names of files, at most. Bytes. */
const MOST_OUTPUT = 1024 ** 3;

/**
 * What Git has committed, or would with `git add --all`, below the working directory; without what it ignores, and without what
 * is deleted. Undefined where there is no Git, or no repository of it.
 */
export function committableFiles(): readonly string[] | undefined {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
  });
  if (listed.status !== 0) return undefined;
  return listed.stdout.split('\0').filter((path) => path !== '' && isThere(path));
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

import { lstatSync } from 'node:fs';
import { tryGit } from './git.ts';

/**
 * What Git has committed, or would with `git add --all`, below the working directory; without what it ignores, and without what
 * is deleted. Undefined where there is no Git, or no repository of it.
 */
export function committableFiles(): readonly string[] | undefined {
  const listed = tryGit(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']);
  return listed
    ?.toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && isThere(path));
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';

/** Names of files, at most. Bytes. */
const MOST_OUTPUT = 1024 ** 3;

/** What Git needs of the environment: to be found, its settings, and which repository a hook runs in. */
const PASSED_ON = /^(?:GIT_.*|HOME|PATH|SYSTEMROOT|USERPROFILE|XDG_CONFIG_HOME)$/i;

/**
 * What Git has committed, or would with `git add --all`, below the working directory; without what it ignores, and without what
 * is deleted. Undefined where there is no Git, or no repository of it.
 */
export function committableFiles(): readonly string[] | undefined {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    encoding: 'utf8',
    env: environmentOfGit(),
    maxBuffer: MOST_OUTPUT,
  });
  if (listed.status !== 0) return undefined;
  return listed.stdout.split('\0').filter((path) => path !== '' && isThere(path));
}

/** `NODE_DEBUG=child_process` prints all of it (Node 20), and neither the token nor a secret in a variable concerns Git. */
function environmentOfGit(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)));
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { CommandError } from './command-error.ts';

/** What Git prints, at most: the content of every file that differs. Bytes. */
const MOST_OUTPUT = 1024 ** 3;

/** What Git needs of the environment: to be found, its settings, and which repository a hook runs in. */
const PASSED_ON = /^(?:GIT_.*|HOME|PATH|SYSTEMROOT|USERPROFILE|XDG_CONFIG_HOME)$/i;

/**
 * What Git prints, byte for byte; undefined when it refuses.
 *
 * No shell reads the arguments, and Git sees no token: of the environment it gets what it needs.
 *
 * @throws CommandError when there is no Git.
 */
export function git(args: readonly string[], input = ''): Buffer | undefined {
  const { error, status, stdout } = runGit(args, input);
  if (error !== undefined) throw new CommandError(`Git cannot be run: ${error.message}`);
  return status === 0 ? stdout : undefined;
}

/** The same; undefined too where there is no Git. */
export function tryGit(args: readonly string[]): Buffer | undefined {
  const { status, stdout } = runGit(args);
  return status === 0 ? stdout : undefined;
}

/** The one line that Git prints; undefined when it refuses. */
export function gitLine(...args: readonly string[]): string | undefined {
  return git(args)?.toString('utf8').trimEnd();
}

function runGit(args: readonly string[], input = ''): SpawnSyncReturns<Buffer> {
  return spawnSync('git', args, { env: environmentOfGit(), input, maxBuffer: MOST_OUTPUT });
}

/** `NODE_DEBUG=child_process` prints all of it (Node 20), and neither the token nor a secret in a variable concerns Git. */
function environmentOfGit(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)));
}

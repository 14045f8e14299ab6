import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A server that runs beside the tests. */
export interface Child {
  /** @throws Error with the end of what it printed when it has ended. */
  assertRunning(): void;
  /** Ends it at once; what it stored is thrown away with its folder. */
  kill(): Promise<void>;
}

/**
 * Starts a server whose output goes into a file of its folder.
 *
 * @param name Stem of the log's name.
 * @param environment Variables that it gets besides the tests' own.
 * @param operands Arguments after the flags.
 */
export function startChild(
  name: string,
  folder: string,
  binary: string,
  flags: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
  operands: readonly string[] = [],
): Child {
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'w');
  const child = spawn(binary, [...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`), ...operands], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = endOf(child);
  return {
    assertRunning: () => {
      if (child.exitCode === null && child.signalCode === null) return;
      throw new Error(`${name} has ended. It printed last:\n${readFileSync(logFile, 'utf8').slice(-LOG_TAIL)}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const LOG_TAIL = 4000;

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

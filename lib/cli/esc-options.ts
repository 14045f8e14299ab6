import { InvalidArgumentError, Option } from 'commander';
import type { EscError } from '../esc/esc-error.ts';
import { colorsFor } from './screen.ts';

/** Options of every command that asks Pulumi ESC. */
export interface EscOptions {
  /** Seconds. */
  readonly timeout: number;
}

/** `--timeout`. */
export function timeoutOption(): Option {
  return new Option('--timeout <seconds>', 'how long Pulumi ESC may take for everything')
    .default(300)
    .argParser((text) => {
      const seconds = Number(text);
      if (seconds > 0 && seconds <= LONGEST_TIMEOUT) return seconds;
      throw new InvalidArgumentError(`Write a number of seconds, at most ${LONGEST_TIMEOUT}.`);
    });
}

/** A day; a timer of Node 20 holds 24 days. */
const LONGEST_TIMEOUT = 86_400;

/** Of an option that may be given again. */
export function addTo(name: string, names: readonly string[] = []): readonly string[] {
  return [...names, name];
}

/** Where a token comes from, for a command's help. */
export const TOKEN_NOTES = `
The access token is the one of PULUMI_ACCESS_TOKEN, else of "esc login" or
"pulumi login"; no option takes it. PULUMI_BACKEND_URL is the address of a
self-hosted Pulumi Cloud, or of the local ESC.`;

/** Prints to standard error what kept Pulumi ESC from being asked, and what speaks against the token. */
export function printTrouble(failures: readonly EscError[], warnings: readonly string[]): void {
  const colors = colorsFor(process.stderr);
  for (const warning of warnings) process.stderr.write(`${colors.yellow('warning')}  ${warning}\n\n`);
  for (const { message } of failures) {
    process.stderr.write(`${colors.red('failed')}  ${message.replaceAll('\n', '\n  ')}\n\n`);
  }
}

/** A failure as JSON. */
export function toFailure({ cause, diagnostics, environment, kind, mend, problem, status }: EscError) {
  return { kind, environment, status, problem, cause, mend, diagnostics };
}

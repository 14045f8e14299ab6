import { Command } from 'commander';
import { TOKEN_NOTES, timeoutOption } from './esc-options.ts';
import type { EscInitRequest } from './run-esc-init.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** `cdk8s-escrow esc init`: environments become what the program declares. */
export function escInitCommand(): Command {
  return new Command('init')
    .description('Make Pulumi ESC environments what the program declares.')
    .argument('[addresses...]', '<organization>/<project>/<environment>, with what pins it (default: all)')
    .option('--program <file>', 'the program that exports the fleet', 'main.ts')
    .option('--tag <name>', 'put this revision tag on the newest revision')
    .option('--set-secrets', 'set secrets that are there, too, as far as they are given')
    .option('--overwrite', 'give up what somebody else has changed')
    .option('-y, --yes', 'do not ask')
    .addOption(timeoutOption())
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (addresses: readonly string[], options: EscInitRequest) => {
      const { runEscInit } = await import('./run-esc-init.ts');
      const { exitCodeOfInit, printInit, printInitJson } = await import('./print-esc-init.ts');
      const result = await untilInterrupted((signal) => runEscInit(addresses, options, signal));
      if (options.json) printInitJson(result);
      else printInit(result);
      process.exitCode = exitCodeOfInit(result);
    });
}

const NOTES = `
Secrets come from the environment variables that the program names; one that is
not set is asked for at the terminal and not shown. No option and no file takes
a value. A secret that is there stays as it is, whatever its value, unless
--set-secrets.

What is written gets the revision tag "cdk8s-escrow": by it the next run sees
what others have changed since, and refuses to undo it.
${TOKEN_NOTES}

Examples:
  cdk8s-escrow esc init
  cdk8s-escrow esc init acme/shop/staging --yes
  cdk8s-escrow esc init acme/shop/production --tag stable

Exit codes: 0 everything is as declared, 1 it is not and was left so, 2 Pulumi
ESC could not be asked.`;

import { Command } from 'commander';
import { TOKEN_NOTES, timeoutOption } from './esc-options.ts';
import { ExitCode } from './exit-code.ts';
import type { ImportOptions, ImportOutcome } from './run-import.ts';
import { untilInterrupted } from './until-interrupted.ts';

interface ImportCommandOptions extends ImportOptions {
  readonly json?: boolean;
}

/** `cdk8s-escrow import`: the shapes of environments become a lock and typed modules. */
export function importCommand(): Command {
  return new Command('import')
    .description('Read the shapes of Pulumi ESC environments, not their values, into a lock and typed modules.')
    .argument(
      '[environments...]',
      '<organization>/<project>/<environment>, with @<revision or tag> (default: all that the program names)',
    )
    .option('--program <file>', 'the program that exports the fleet', 'main.ts')
    .option('--lock <file>', 'file of the lock', 'esc.lock.json')
    .option('--out <folder>', 'folder of the modules', 'imports/esc')
    .option('--library <module>', 'what the modules import this library from', 'cdk8s-escrow')
    .option('--prune', 'drop the environments that the program does not name')
    .addOption(timeoutOption())
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (addresses: readonly string[], { json, ...options }: ImportCommandOptions) => {
      const { runImport } = await import('./run-import.ts');
      const { printImport, printImportJson } = await import('./print-import.ts');
      const outcome = await untilInterrupted((signal) => runImport(addresses, options, signal));
      if (json) printImportJson(outcome);
      else printImport(outcome);
      process.exitCode = exitCodeOf(outcome);
    });
}

const NOTES = `
Each environment is opened once, which calls the providers in it and stands in
its audit log; no value is kept. What cannot be read stays as it was.
${TOKEN_NOTES}

Examples:
  cdk8s-escrow import
  cdk8s-escrow import acme/shop/production
  cdk8s-escrow import acme/shop/production@stable --out imports/esc

Exit codes: 0 good, 1 an environment or a reference of the program is wrong,
2 Pulumi ESC could not be asked.`;

function exitCodeOf({ failures, findings }: ImportOutcome): number {
  if (failures.length > 0) return ExitCode.failed;
  return findings.length > 0 ? ExitCode.findings : ExitCode.good;
}

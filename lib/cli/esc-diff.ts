import { Command } from 'commander';
import { TOKEN_NOTES, timeoutOption } from './esc-options.ts';
import type { EscDiffRequest } from './run-esc-diff.ts';
import { untilInterrupted } from './until-interrupted.ts';

interface EscDiffOptions extends EscDiffRequest {
  readonly json?: boolean;
}

/** `cdk8s-escrow esc diff`: what the program declares against what is there. */
export function escDiffCommand(): Command {
  return new Command('diff')
    .description('Compare what the program declares with what is in Pulumi ESC: paths, types, secrecy; no values.')
    .argument('[addresses...]', '<organization>/<project>/<environment>, with what pins it (default: all)')
    .option('--program <file>', 'the program that exports the fleet', 'main.ts')
    .addOption(timeoutOption())
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (addresses: readonly string[], options: EscDiffOptions) => {
      const { runEscDiff } = await import('./run-esc-diff.ts');
      const { exitCodeOfDiff, printDiff, printDiffJson } = await import('./print-esc-diff.ts');
      const result = await untilInterrupted((signal) => runEscDiff(addresses, options, signal));
      if (options.json) printDiffJson(result);
      else printDiff(result);
      process.exitCode = exitCodeOfDiff(result);
    });
}

const NOTES = `
Of an environment that is held at a tag, it also says what moving the tag to the
newest revision would change; both revisions are opened for that, and no value
is kept. It makes no difference to the exit code.
${TOKEN_NOTES}

Examples:
  cdk8s-escrow esc diff
  cdk8s-escrow esc diff acme/shop/production

Exit codes: 0 everything is as declared, 1 something is not, 2 Pulumi ESC could
not be asked.`;

import { Command } from 'commander';
import { counted } from '../report/words.ts';
import { addTo, printTrouble, TOKEN_NOTES, timeoutOption, toFailure } from './esc-options.ts';
import { ExitCode } from './exit-code.ts';
import { printFindings, summarizeFindings } from './print-findings.ts';
import type { LeaksRequest, LeaksResult } from './run-leaks.ts';

interface LeaksCommandOptions extends LeaksRequest {
  readonly json?: boolean;
}

/** `cdk8s-escrow leaks`: whether a value of Pulumi ESC stands in a file. */
export function leaksCommand(): Command {
  return new Command('leaks')
    .description('Look for the secret values of Pulumi ESC environments in files, however they are encoded.')
    .argument('[paths...]', 'files and folders (default: everything that Git has or would take, else ".")')
    .option('--program <file>', 'the program whose environments are meant', 'main.ts')
    .option('--environment <address>', 'this environment, not those of the program; may be repeated', addTo)
    .addOption(timeoutOption())
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (paths: readonly string[], { json, ...request }: LeaksCommandOptions) => {
      const { runLeaks } = await import('./run-leaks.ts');
      const result = await runLeaks(paths, request);
      if (json) printJson(result);
      else await printText(result);
      process.exitCode = exitCodeOf(result);
    });
}

const NOTES = `
Each environment is opened once, which calls the providers in it and stands in
its audit log. Values are kept in memory while the files are searched, and
overwritten; nothing that is printed or written has anything of a value. See
docs/leak-guard.md.
${TOKEN_NOTES}

Examples:
  cdk8s-escrow leaks
  cdk8s-escrow leaks docs rendered.yaml
  cdk8s-escrow leaks --environment acme/shop/production

Exit codes: 0 nothing was found, 1 a value was found, 2 an environment or a file
could not be read.`;

function exitCodeOf({ failures, leaks, unreadable }: LeaksResult): number {
  if (failures.length > 0 || unreadable.length > 0) return ExitCode.failed;
  return leaks.length > 0 ? ExitCode.findings : ExitCode.good;
}

async function printText(result: LeaksResult): Promise<void> {
  const { leakFindings } = await import('../leak-guard/leak-findings.ts');
  const { environments, failures, files, leaks, values, warnings } = result;
  const findings = leakFindings(result);
  printFindings(findings);
  printTrouble(failures, warnings);
  const searched = `${counted(values, 'value')} of ${counted(environments.length, 'environment')}, ${counted(files, 'file')}`;
  const verdict = [
    ...(failures.length > 0 ? ['not all could be asked'] : []),
    ...(leaks.length === 0 && files > 0 ? ['no leak found'] : []),
    summarizeFindings(findings),
  ];
  process.stdout.write(`${searched}: ${verdict.filter(Boolean).join(', ') || 'nothing to search'}\n`);
}

function printJson({ failures, ...result }: LeaksResult): void {
  process.stdout.write(`${JSON.stringify({ ...result, failures: failures.map(toFailure) }, undefined, 2)}\n`);
}

import { Command } from 'commander';
import type { Finding } from '../core/finding.ts';
import { counted } from '../report/words.ts';
import { addTo, printTrouble, TOKEN_NOTES, timeoutOption, toFailure } from './esc-options.ts';
import { ExitCode } from './exit-code.ts';
import type { OwnPackage } from './own-package.ts';
import { printFindings, summarizeFindings } from './print-findings.ts';
import type { CheckReport, CheckRequest } from './run-check.ts';

interface CheckCommandOptions extends Omit<CheckRequest, 'version'> {
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** `cdk8s-escrow check`: the program's references against Pulumi ESC as it is. */
export function checkCommand({ version }: Pick<OwnPackage, 'version'>): Command {
  return new Command('check')
    .description('Ask Pulumi ESC whether everything that the program reads is there, and look for its values in files.')
    .argument('[program]', 'the program that exports the fleet', 'main.ts')
    .option('--cluster <name>', 'this cluster alone; may be repeated', addTo)
    .option('--unit <name>', 'this unit alone; may be repeated', addTo)
    .option('--no-leaks', 'look for no value in files')
    .option('--strict', 'exit 1 for warnings too')
    .option('--sarif <file>', 'write the findings as SARIF, for code scanning')
    .addOption(timeoutOption())
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (program: string, options: CheckCommandOptions) => {
      const { runCheck } = await import('./run-check.ts');
      const report = await runCheck(program, { ...options, version });
      if (options.json) printJson(program, report);
      else printText(report, options);
      process.exitCode = exitCodeOf(report, options);
    });
}

const NOTES = `
Each environment is opened once, which calls the providers in it and stands in
its audit log. Its secret values are looked for in everything that Git has or
would take, and in what the program would write: see docs/leak-guard.md. They
are in memory until then, and never printed.
${TOKEN_NOTES}

Examples:
  cdk8s-escrow check
  cdk8s-escrow check --cluster prod --unit shop --no-leaks
  cdk8s-escrow check --strict --sarif check.sarif

Exit codes: 0 good, 1 an error (with --strict a warning) was found, 2 Pulumi ESC
could not be asked.`;

function exitCodeOf({ failures, findings }: CheckReport, { strict }: CheckCommandOptions): number {
  if (failures.length > 0) return ExitCode.failed;
  const fails = ({ severity }: Finding) => severity === 'error' || (strict && severity === 'warning');
  return findings.some(fails) ? ExitCode.findings : ExitCode.good;
}

function printText(report: CheckReport, { sarif }: CheckCommandOptions): void {
  const { failures, findings, warnings } = report;
  printFindings(findings);
  printTrouble(failures, warnings);
  process.stdout.write(`${extentOf(report)}: ${verdictOf(report) || 'all good'}\n`);
  if (sarif === undefined) return;
  process.stdout.write(failures.length > 0 ? `${sarif} is as it was.\n` : `${sarif} written.\n`);
}

function extentOf({ environments, references, searched }: CheckReport): string {
  const asked = `${counted(environments.length, 'environment')}, ${counted(references.length, 'reference')}`;
  return searched === undefined ? asked : `${asked}, ${counted(searched.files, 'file')}`;
}

/** Empty where everything was looked at and is good. */
function verdictOf({ environments, findings, otherStores }: CheckReport): string {
  const unknown = environments.filter(({ state }) => state === 'unknown').length;
  const unchecked = otherStores.reduce((sum, { references }) => sum + references, 0);
  return [
    ...(unknown > 0 ? [`nothing known of ${counted(unknown, 'environment')}`] : []),
    ...(unchecked > 0 ? [`${counted(unchecked, 'reference')} not checked`] : []),
    summarizeFindings(findings),
  ]
    .filter(Boolean)
    .join(', ');
}

function printJson(program: string, { failures, references, ...report }: CheckReport): void {
  const result = { program, ...report, failures: failures.map(toFailure) };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}

import { Command } from 'commander';
import type { Finding } from '../core/finding.ts';
import type { CheckResult } from '../esc-check/check-fleet.ts';
import { addTo, printTrouble, TOKEN_NOTES, timeoutOption, toFailure } from './esc-options.ts';
import { ExitCode } from './exit-code.ts';
import { printFindings, summarizeFindings } from './print-findings.ts';
import type { CheckRequest } from './run-check.ts';
import { count } from './screen.ts';
import { untilInterrupted } from './until-interrupted.ts';

interface CheckCommandOptions extends CheckRequest {
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** `cdk8s-escrow check`: the program's references against Pulumi ESC as it is. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Ask Pulumi ESC whether everything that the program reads is there.')
    .argument('[program]', 'the program that exports the fleet', 'main.ts')
    .option('--cluster <name>', 'this cluster alone; may be repeated', addTo)
    .option('--unit <name>', 'this unit alone; may be repeated', addTo)
    .option('--strict', 'exit 1 for warnings too')
    .option('--sarif <file>', 'write the findings as SARIF, for code scanning')
    .addOption(timeoutOption())
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (program: string, options: CheckCommandOptions) => {
      const { runCheck } = await import('./run-check.ts');
      const result = await untilInterrupted((signal) => runCheck(program, options, signal));
      if (options.json) printJson(program, result);
      else printText(result, options);
      process.exitCode = exitCodeOf(result, options);
    });
}

const NOTES = `
Each environment is opened once, which calls the providers in it and stands in its audit log; no value is kept.
${TOKEN_NOTES}

Exit codes: 0 good, 1 an error (with --strict a warning) was found, 2 Pulumi ESC could not be asked.`;

function exitCodeOf({ failures, findings }: CheckResult, { strict }: CheckCommandOptions): number {
  if (failures.length > 0) return ExitCode.failed;
  const fails = ({ severity }: Finding) => severity === 'error' || (strict && severity === 'warning');
  return findings.some(fails) ? ExitCode.findings : ExitCode.good;
}

function printText(result: CheckResult, { sarif }: CheckCommandOptions): void {
  const { environments, failures, findings, references, warnings } = result;
  printFindings(findings);
  printTrouble(failures, warnings);
  const asked = `${count(environments.length, 'environment')}, ${count(references.length, 'reference')}`;
  const unknown = environments.filter(({ state }) => state === 'unknown').length;
  const verdict = [
    ...(unknown > 0 ? [`nothing known of ${count(unknown, 'environment')}`] : []),
    summarizeFindings(findings),
  ];
  process.stdout.write(`${asked}: ${verdict.filter(Boolean).join(', ') || 'all good'}\n`);
  if (sarif === undefined) return;
  process.stdout.write(failures.length > 0 ? `${sarif} is as it was.\n` : `${sarif} written.\n`);
}

function printJson(program: string, { environments, failures, findings, warnings }: CheckResult): void {
  const result = { program, environments, findings, failures: failures.map(toFailure), warnings };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}

import { describeEdits } from '../esc-init/definition-change.ts';
import type { PinMove } from '../esc-init/pin-move.ts';
import { isToBeWritten, type PlannedEnvironment } from '../esc-init/planned-environment.ts';
import { counted } from '../report/words.ts';
import { describeValue, isUnchanged } from '../stores/pulumi-esc/shape-change.ts';
import { printTrouble, toFailure } from './esc-options.ts';
import { ExitCode } from './exit-code.ts';
import { printFindings } from './print-findings.ts';
import { renderPlanned } from './render-planned.ts';
import type { EscDiffResult } from './run-esc-diff.ts';
import { type Colors, colorsFor } from './screen.ts';

/** Says how what is there differs. */
export function printDiff({ environments, failures, findings, moves, warnings }: EscDiffResult): void {
  const colors = colorsFor(process.stdout);
  printFindings(findings);
  printTrouble(failures, warnings);
  const differing = environments.filter(isToBeWritten);
  process.stdout.write(differing.map((planned) => renderPlanned(planned, colors)).join(''));
  process.stdout.write(moves.map((move) => renderMove(move, colors)).join(''));
  const same = environments.length - differing.length;
  if (same > 0) process.stdout.write(`As declared: ${counted(same, 'environment')}.\n`);
}

/** The same for machines. */
export function printDiffJson({ environments, failures, findings, moves, warnings }: EscDiffResult): void {
  const result = {
    environments: environments.map(toJson),
    moves,
    findings,
    failures: failures.map(toFailure),
    warnings,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}

/** What the result means to CI. */
export function exitCodeOfDiff({ environments, failures, findings }: EscDiffResult): number {
  if (failures.length > 0) return ExitCode.failed;
  return findings.length > 0 || environments.some(isToBeWritten) ? ExitCode.findings : ExitCode.good;
}

function toJson(planned: PlannedEnvironment) {
  const { declared, edits, present } = planned;
  const state = present === undefined ? 'missing' : isToBeWritten(planned) ? 'different' : 'as-declared';
  return { address: declared.address, state, revision: present?.revision, changes: describeEdits(edits) };
}

function renderMove({ change, from, of, tag, to }: PinMove, colors: Colors): string {
  const head = colors.bold(`${of}@${tag}`);
  if (from === undefined) return `${head}  is no tag yet; the newest is revision ${to}\n`;
  if (change === undefined) return `${head}  points at the newest revision, ${to}\n`;
  const lines = [
    ...change.removed.map((gone) => colors.red(`- ${gone.path}  ${describeValue(gone)}`)),
    ...change.changed.map(({ after, before }) =>
      colors.yellow(`~ ${after.path}  ${describeValue(after)}, was ${describeValue(before)}`),
    ),
    ...change.added.map((one) => colors.green(`+ ${one.path}  ${describeValue(one)}`)),
  ];
  const sum = isUnchanged(change) ? 'values at most' : 'this';
  return [
    `${head}  moved from revision ${from} to ${to} would change ${sum}`,
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

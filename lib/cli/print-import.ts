import { fewOf } from '../esc-check/few-of.ts';
import type { EnvironmentChange } from '../esc-import/plan-import.ts';
import { counted } from '../report/words.ts';
import { describeChange, isUnchanged } from '../stores/pulumi-esc/shape-change.ts';
import { printTrouble, toFailure } from './esc-options.ts';
import { printFindings } from './print-findings.ts';
import type { ImportOutcome } from './run-import.ts';
import { type Colors, colorsFor } from './screen.ts';

/** Prints what an import did: what is wrong to standard error, what changed to standard output. */
export function printImport(outcome: ImportOutcome): void {
  const { failures, findings, plan, removed, warnings, written } = outcome;
  printFindings(findings);
  printTrouble(failures, warnings);
  const colors = colorsFor(process.stdout);
  const lines = [
    ...plan.changes
      .filter((change) => change.isNew || !isUnchanged(change))
      .flatMap((change) => describe(change, colors)),
    ...plan.pruned.map((address) => `${address}: taken out`),
    ...written.map((file) => `${file} written`),
    ...removed.map((file) => `${file} removed`),
  ];
  const nothing = `${counted(plan.changes.length, 'environment')} read, nothing to change`;
  process.stdout.write(`${(lines.length > 0 ? lines : [nothing]).join('\n')}\n`);
}

/** Prints the same as one JSON object. */
export function printImportJson({ failures, findings, plan, removed, warnings, written }: ImportOutcome): void {
  const { changes: environments, pruned } = plan;
  const result = { environments, pruned, written, removed, findings, failures: failures.map(toFailure), warnings };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}

function describe(change: EnvironmentChange, colors: Colors): readonly string[] {
  const { added, address, changed, isNew, removed } = change;
  const sum = isNew
    ? `new, ${counted(added.length, 'path')}`
    : `${added.length} added, ${changed.length} changed, ${removed.length} removed`;
  const paint = { '+': colors.green, '~': colors.yellow, '-': colors.red };
  const lines = fewOf(describeChange(change)).map((line) => (paint[line[0] as '+' | '~' | '-'] ?? String)(line));
  return [`${address}: ${sum}`, ...lines.map((line) => `  ${line}`)];
}

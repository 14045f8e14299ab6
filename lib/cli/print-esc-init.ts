import type { AppliedEnvironment } from '../esc-init/apply-plan.ts';
import { describeEdits } from '../esc-init/definition-change.ts';
import { isPending, isToBeWritten, type PlannedEnvironment, tagStep } from '../esc-init/planned-environment.ts';
import type { InitResult } from '../esc-init/run-init.ts';
import { counted } from '../report/words.ts';
import { printTrouble, toFailure } from './esc-options.ts';
import { ExitCode } from './exit-code.ts';
import { printFindings, summarizeFindings } from './print-findings.ts';

/** Says what was done, after the plan has been shown. */
export function printInit({ applied, environments, failures, findings, warnings }: InitResult): void {
  printFindings(findings);
  printTrouble(failures, warnings);
  process.stdout.write(applied.map(renderApplied).join(''));
  if (failures.length > 0 || findings.some(isError)) {
    const why = summarizeFindings(findings) || counted(failures.length, 'failure');
    process.stderr.write(`${why}; ${applied.length > 0 ? 'nothing more' : 'nothing'} was written.\n`);
    return;
  }
  const pending = environments.filter(isPending).length;
  if (pending === 0) process.stdout.write(`As declared: ${counted(environments.length, 'environment')}.\n`);
  else if (applied.length === 0) process.stdout.write('Nothing was written.\n');
}

/** The same for machines, with what was planned. */
export function printInitJson({ applied, environments, failures, findings, warnings }: InitResult): void {
  const byAddress = new Map(applied.map((one) => [one.address, one]));
  const result = {
    environments: environments.map((planned) => toJson(planned, byAddress.get(planned.declared.address))),
    findings,
    failures: failures.map(toFailure),
    warnings,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}

/** What the result means to CI. */
export function exitCodeOfInit({ applied, environments, failures, findings }: InitResult): number {
  if (failures.length > 0) return ExitCode.failed;
  const isLeft = applied.length === 0 && environments.some(isPending);
  return isLeft || findings.some(isError) ? ExitCode.findings : ExitCode.good;
}

function isError({ severity }: InitResult['findings'][number]): boolean {
  return severity === 'error';
}

function renderApplied({ address, revision, tag }: AppliedEnvironment): string {
  const written = revision === undefined ? [] : [`revision ${revision} written`];
  const tagged = tag === undefined ? [] : [`tag ${tag.name} points at revision ${tag.revision}`];
  return `${address}: ${[...written, ...tagged].join(', ')}\n`;
}

function toJson(planned: PlannedEnvironment, applied: AppliedEnvironment | undefined) {
  const { declared, edits, present } = planned;
  const action = !isToBeWritten(planned) ? 'none' : present === undefined ? 'create' : 'change';
  return {
    address: declared.address,
    action,
    revision: present?.revision,
    changes: describeEdits(edits),
    tag: tagStep(planned),
    written: applied?.revision,
    tagged: applied?.tag,
  };
}

import { type DefinitionChange, describeEdits } from '../esc-init/definition-change.ts';
import { isToBeWritten, type PlannedEnvironment, type TagStep, tagStep } from '../esc-init/planned-environment.ts';
import type { Colors } from './screen.ts';

/** How one environment differs from what is declared, and what its tag would do; paths and types only. */
export function renderPlanned(planned: PlannedEnvironment, colors: Colors): string {
  const { declared, edits, present } = planned;
  const state = present === undefined ? 'is not there' : `revision ${present.revision}`;
  const step = tagStep(planned);
  const lines = [
    ...describeEdits(edits).map((change) => renderChange(change, colors)),
    ...(step === undefined ? [] : [renderTagStep(step)]),
  ];
  const verdict = isToBeWritten(planned) || step ? '' : ' is as declared';
  return [`${colors.bold(declared.address)}  ${state}${verdict}`, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

/** `+ database.password  secret string from DB_PASSWORD`. */
function renderChange({ change, is, path, was }: DefinitionChange, colors: Colors): string {
  if (change === 'added') return colors.green(`+ ${path}  ${is}`);
  if (change === 'removed') return colors.red(`- ${path}  ${was}`);
  return colors.yellow(`~ ${path}  ${is === was ? `another ${is}` : `${is}, was ${was}`}`);
}

function renderTagStep({ from, name, to }: TagStep): string {
  const target = to === undefined ? 'the new revision' : `revision ${to}`;
  return `tag ${name}: ${from === undefined ? target : `from revision ${from} to ${target}`}`;
}

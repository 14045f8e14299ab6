import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../core/finding.ts';
import type { EscError } from '../esc/esc-error.ts';
import { type DefinitionChange, describeEdits } from './definition-change.ts';
import { EMPTY_PARTS, treeAt } from './definition-tree.ts';
import type { PlannedEnvironment } from './planned-environment.ts';

/** Tells what of others a plan would undo: where it edits what is no longer as `esc init` wrote it. */
export function changedElsewhere(planned: PlannedEnvironment): readonly Finding[] {
  const { declared, edits, present, written } = planned;
  const lost = edits.filter(({ at, before }) => !isDeepStrictEqual(before, treeAt(written?.parts ?? EMPTY_PARTS, at)));
  if (present === undefined || lost.length === 0) return [];
  const { address, path } = declared;
  const wrote = written === undefined ? 'has written no revision of it' : `wrote revision ${written.revision}`;
  return [
    {
      code: 'esc/changed-elsewhere',
      severity: 'error',
      path,
      problem: [
        `Somebody else has changed ${address}: esc init ${wrote}, and now there is revision ${present.revision}.`,
        ...describeEdits(lost).map(lineOf),
      ].join('\n'),
      cause: 'Writing what the program declares would undo that, so nothing was written.',
      mend: 'Declare what is to stay, or give it up with --overwrite.',
    },
  ];
}

/** Tells that somebody else wrote after the plan was made. */
export function changedMeanwhile(
  { cause, environment = '', mend, problem }: EscError,
  planned: readonly PlannedEnvironment[],
): Finding {
  const [address] = environment.split('@');
  const path = planned.find(({ declared }) => declared.address === address)?.declared.path ?? '';
  return { code: 'esc/changed-elsewhere', severity: 'error', path, problem, cause, mend };
}

function lineOf({ is = 'nothing', path, was = 'nothing' }: DefinitionChange): string {
  return `  ${path}  is ${was === is ? `another ${was}` : was}, declared is ${is}`;
}

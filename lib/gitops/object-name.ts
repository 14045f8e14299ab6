import type { Construct } from 'constructs';
import { reportFinding } from '../core/report-finding.ts';

/** Reports a composed object name that the API server would refuse; `problem` as `lib/core/names.ts` words it. */
export function reportInvalidName(scope: Construct, kind: string, name: string, problem: string | undefined): void {
  if (problem === undefined) return;
  reportFinding(scope, {
    code: 'gitops/invalid-name',
    severity: 'error',
    problem: `The name of ${kind} "${name}" ${problem}.`,
    cause: 'It is made of the names of the cluster and the unit; the API server would refuse the object.',
    mend: 'Choose a shorter or simpler name for the cluster or the unit.',
  });
}

/** Reports a name that two objects of one kind would have, or that belongs to the engine itself. */
export function reportNameTaken(scope: Construct, kind: string, name: string, owner: string, mend: string): void {
  reportFinding(scope, {
    code: 'gitops/name-taken',
    severity: 'error',
    problem: `${kind} "${name}" would have the name of ${owner}.`,
    cause: 'Both would be one object in the cluster, and each sync would overwrite the other.',
    mend,
  });
}

import type { Finding } from '../core/finding.ts';
import { ESC_LOCK_FILE } from '../stores/pulumi-esc/environment-lock.ts';
import type { OtherStore } from './survey.ts';

/** Says of a store that nobody was asked: silence would pass for good. */
export function uncheckedFinding({ name, path, references }: OtherStore): Finding {
  const [what, is] = references === 1 ? ['1 reference', 'is'] : [`${references} references`, 'are'];
  return {
    code: 'check/not-checked',
    severity: 'note',
    path,
    problem: `${what} to ${name} ${is} not checked.`,
    cause: 'Pulumi ESC alone is asked, so a name that is not there will be seen in the cluster.',
    mend: 'Look whether they are there with the tool of that store.',
  };
}

/** @param path Of the fleet. */
export function noLockFinding(path: string): Finding {
  return {
    code: 'check/no-lock',
    severity: 'note',
    path,
    problem: 'The program names no lock.',
    cause: 'Without one, synth compares no property with its environment, and nobody can tell what changed there.',
    mend: `Run  npm run import  and write  new Fleet({ escLock: '${ESC_LOCK_FILE}' }).`,
  };
}

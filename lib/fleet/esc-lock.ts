import { readFileSync } from 'node:fs';
import type { Finding } from '../core/finding.ts';
import { reportFinding } from '../core/report-finding.ts';
import { type EscLock, EscLockError, parseEscLock } from '../stores/pulumi-esc/environment-lock.ts';
import type { Fleet } from './fleet.ts';

/** Reads the lock that a program names; one that cannot be read is reported. */
export function readEscLock(fleet: Fleet, file: string | undefined): EscLock | undefined {
  if (file === undefined) return undefined;
  try {
    return parseEscLock(readFileSync(file, 'utf8'));
  } catch (error) {
    reportUnreadable(fleet, file, error instanceof EscLockError ? error.message : 'cannot be read');
    return undefined;
  }
}

/** Notes the environments of a lock that the program does not read. */
export function unusedLockEntries(fleet: Fleet, lock: EscLock | undefined): readonly Finding[] {
  return (lock?.unused ?? []).map((address) => ({
    code: 'esc/unused-lock-entry',
    severity: 'note',
    path: fleet.node.path,
    problem: `The lock describes ${address}, which the program does not read.`,
    cause: 'Nothing fails; whoever reads the lock is told of an environment that does not matter.',
    mend: `Take it out with  npm run import -- --prune`,
  }));
}

function reportUnreadable(fleet: Fleet, path: string, problem: string): void {
  reportFinding(fleet, {
    code: 'esc/lock-unreadable',
    severity: 'error',
    problem: `${path} ${problem}.`,
    cause: 'No property of a Pulumi ESC environment can be compared with it.',
    mend: 'Restore it from Git, or run  npm run import  to write it.',
  });
}

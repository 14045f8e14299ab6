import { changeStep, versionSteps } from './change-steps.ts';
import { bySelfSteps, checkSteps } from './follow-steps.ts';
import type { Holding } from './holding.ts';
import { keptSteps } from './kept-steps.ts';
import { restartSteps } from './restart-steps.ts';
import { credentialSteps, revokeStep } from './revoke-steps.ts';
import type { Step } from './step.ts';
import { syncSteps } from './sync-steps.ts';

/** How to bring a new value to everybody who holds the old one, and to end the old one; in order. */
export function rotationSteps(holding: Holding): readonly Step[] {
  return [
    ...credentialSteps(holding),
    changeStep(holding),
    ...versionSteps(holding),
    ...syncSteps(holding),
    ...restartSteps(holding),
    ...keptSteps(holding),
    ...bySelfSteps(holding),
    ...checkSteps(holding),
    revokeStep(holding),
  ];
}

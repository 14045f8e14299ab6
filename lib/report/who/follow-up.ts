import type { InventoryBinding } from '../../core/inventory.ts';
import { runsToItsEnd } from '../words.ts';

/**
 * What has to happen before a container works with a new value of its store.
 *
 * - `next-run`: nothing; the next run reads it.
 * - `reloader`: nothing; Stakater Reloader restarts the pods.
 * - `reload`: nothing; the process reads the file again.
 * - `restart`: somebody restarts the pods.
 * - `restart-twice`: the same, and once more when the driver has copied the new value into the Secret that the variable comes from.
 */
export type FollowUp = 'next-run' | 'reloader' | 'reload' | 'restart' | 'restart-twice';

/** What has to happen for one binding. */
export function followUpOf({ delivery, onChange, target, workload }: InventoryBinding): FollowUp {
  if (runsToItsEnd(workload)) return 'next-run';
  if (onChange === 'restart') return 'reloader';
  const isRenewed = 'file' in target && delivery !== 'copied-csi-files';
  if (isRenewed && onChange === 'reload') return 'reload';
  return delivery === 'csi-synced' ? 'restart-twice' : 'restart';
}

/** Whether somebody has to restart the pods of a binding. */
export function needsRestart(binding: InventoryBinding): boolean {
  const followUp = followUpOf(binding);
  return followUp === 'restart' || followUp === 'restart-twice';
}

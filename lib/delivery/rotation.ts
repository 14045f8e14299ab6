import type { Duration } from 'cdk8s';
import type { OnChange } from '../core/plan.ts';

/** How a binding follows its value while the workload runs. */
export interface Rotation {
  /**
   * How often somebody looks for a new value, in whole seconds.
   *
   * External Secrets Operator asks the store that often. The CSI driver has one interval for all its mounts, the shortest
   * that a binding names, and takes it for the least age of a mount: kubelet goes on to ask about once a minute.
   *
   * @default - an hour for a Secret, two minutes for mounted files
   */
  readonly every?: Duration;
  /**
   * What a new value has to do.
   *
   * - `restart`: the pods are restarted, by the Stakater Reloader that the cluster declares. A Job's or CronJob's next run
   *   reads the new value anyway.
   * - `reload`: the file changes, and the process reads it again by itself.
   * - `nothing`: the file changes; whether anybody looks is not our business.
   *
   * A variable of a running process never changes: it takes `restart`.
   */
  readonly onChange: OnChange;
}

/** Kinds whose next run reads the new value anyway. */
const RUNS_TO_ITS_END: ReadonlySet<string> = new Set(['CronJob', 'Job']);

/** Whether the pods of a workload have to be restarted for a new value. */
export function needsRestart(kind: string, onChange: OnChange | undefined): boolean {
  return onChange === 'restart' && !RUNS_TO_ITS_END.has(kind);
}

/** Whether somebody has to look for new values while the workload runs. */
export function needsRotation({
  onChange,
  workload,
}: {
  readonly onChange?: OnChange;
  readonly workload: { readonly kind: string };
}): boolean {
  return onChange === 'restart' ? needsRestart(workload.kind, onChange) : onChange !== undefined;
}

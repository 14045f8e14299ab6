import type { Duration } from 'cdk8s';
import type { OnChange } from '../core/plan';

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

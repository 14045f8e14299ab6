/**
 * The way a binding is met.
 *
 * - `csi-files`: the CSI driver mounts the store's value as a file; nothing lies in etcd.
 * - `copied-csi-files`: as above, and a root init container copies the file into a memory volume so that a non-root
 *   container can read it.
 */
export type DeliveryKind = 'csi-files' | 'copied-csi-files';

/** One line of the plan: what a container needs, where it comes from and how it gets there. Plain data. */
export interface PlannedBinding {
  /** Construct path of the binding. */
  readonly path: string;
  readonly workload: PlannedWorkload;
  /** Name of the container. */
  readonly container: string;
  /** How people name the store, for instance `acme/shop/production`. */
  readonly store: string;
  /** The property's canonical path in the store. */
  readonly property: string;
  /** Absolute path of the file in the container. */
  readonly file: string;
  readonly delivery: DeliveryKind;
  /** Why this delivery, in one sentence. */
  readonly reason: string;
  /** Whether a new value has to reach the file while the container runs. */
  readonly rotation: boolean;
}

/** The workload of a {@link PlannedBinding}. */
export interface PlannedWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

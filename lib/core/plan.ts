/**
 * The way a binding is met.
 *
 * - `csi-files`: the CSI driver mounts the store's value as a file; nothing lies in etcd.
 * - `copied-csi-files`: as above, and a root init container copies the file into a memory volume so that a non-root
 *   container can read it.
 * - `csi-synced`: the CSI driver mounts the value and copies it into a Kubernetes Secret, which the container reads.
 * - `external-secret`: External Secrets Operator keeps a Kubernetes Secret, which the container reads.
 */
export type DeliveryKind = 'csi-files' | 'copied-csi-files' | 'csi-synced' | 'external-secret';

/** What a container needs: a value in a file or in a variable, or every key of an object as a variable. */
export type Target = FileTarget | VariableTarget | VariablesTarget;

export interface FileTarget {
  /** Absolute path of the file in the container. */
  readonly file: string;
}

export interface VariableTarget {
  /** Name of the environment variable. */
  readonly variable: string;
}

export interface VariablesTarget {
  /** What stands before each key in a variable's name; may be empty. */
  readonly prefix: string;
}

/** What happens in a workload when a value changes in its store while it runs. */
export type OnChange = 'restart' | 'reload' | 'nothing';

/** One line of the plan: what a container needs, where it comes from and how it gets there. Plain data. */
export interface PlannedBinding extends Choice {
  /** Construct path of the binding. */
  readonly path: string;
  readonly workload: PlannedWorkload;
  /** Name of the container. */
  readonly container: string;
  /** How people name the store, for instance `acme/shop/production`. */
  readonly store: string;
  /** The property's canonical path in the store. */
  readonly property: string;
  readonly target: Target;
  /** What a new value does; undefined where nobody wants one before the next pod. */
  readonly onChange?: OnChange;
  /** The Kubernetes Secret that the value lies in; undefined where it lies in none. */
  readonly secret?: PlannedSecret;
}

/** The workload of a {@link PlannedBinding}. */
export interface PlannedWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A Kubernetes Secret that a delivery makes, in the workload's namespace. */
export interface PlannedSecret {
  readonly name: string;
  /** Key of the value; undefined where every key of an object is taken over. */
  readonly key?: string;
}

/** A delivery, why it was taken and what it means. */
export interface Choice {
  readonly delivery: DeliveryKind;
  /** Why this one, in one clause. */
  readonly reason: string;
  /** Every other delivery, in order of preference. */
  readonly ruledOut: readonly RuledOut[];
  readonly consequences: Consequences;
}

/** A delivery that was not taken. */
export interface RuledOut {
  readonly delivery: DeliveryKind;
  /** False when it would work and was only worth less. */
  readonly impossible: boolean;
  /** Why not, in one clause. */
  readonly cause: string;
}

/** What a delivery means for those who run the workload. */
export interface Consequences {
  /** Whether the value lies in a Kubernetes Secret, hence in etcd. */
  readonly inEtcd: boolean;
  /** What happens to running and to new pods while the store does not answer. */
  readonly whenStoreIsDown: string;
  /** How a new value reaches the process. */
  readonly whenValueChanges: string;
  /** Requests to the store each hour, all pods together; one pod where the cluster decides how many there are. */
  readonly callsPerHour: number;
  /** Further requests to the store whenever a pod starts. */
  readonly callsPerPodStart: number;
}

/** A target in words: `file /run/secrets/db`, `variable DB_PASSWORD`, `variables APP_*`. */
export function describeTarget(target: Target): string {
  if ('file' in target) return `file ${target.file}`;
  return 'variable' in target ? `variable ${target.variable}` : `variables ${target.prefix}*`;
}

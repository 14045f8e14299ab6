import type { Exception } from './allow.ts';
import type { Finding } from './finding.ts';
import type { PlannedBinding } from './plan.ts';
import type { SecretKeyRef } from './secret-key-ref.ts';

/**
 * Everything there is to say about the secrets of one cluster but their values: who reads what, how it gets there, what that means.
 * Plain data, committed as `dist/<cluster>/inventory.json`.
 */
export interface Inventory {
  /** Name of the cluster. */
  readonly cluster: string;
  /** Version of Kubernetes, for instance `1.35`. */
  readonly kubernetes: string;
  /**
   * Stage of the cluster.
   * @default - the program names none
   */
  readonly stage?: string;
  /** What syncs the cluster: `argo-cd` or `flux`, which names its folder too. */
  readonly engine: string;
  /** What is synced, producers before consumers; the engine's own unit is not among them. */
  readonly units: readonly InventoryUnit[];
  /** Add-ons that the fleet installs, by name. */
  readonly addOns: readonly InventoryAddOn[];
  /** Stores that something in the cluster reads, by address. */
  readonly stores: readonly InventoryStore[];
  /** By path. */
  readonly bindings: readonly InventoryBinding[];
  /**
   * What ExternalSecrets of the program's own keep in Kubernetes Secrets, for an Ingress for instance; by path.
   * @default - nothing
   */
  readonly kept?: readonly InventoryKeptValue[];
  /** Titles of what a person does once before the first sync, in order; `BOOTSTRAP.md` says how. */
  readonly bootstrap: readonly string[];
  /** Warnings and notes; a cluster with an error is not written. */
  readonly findings: readonly Finding[];
  /** Findings that the program accepts, with the reason. */
  readonly exceptions: readonly InventoryException[];
}

/** A unit in the order of sync. */
export interface InventoryUnit {
  readonly name: string;
  /** How many units stand before this one on the longest way; from 0. */
  readonly rank: number;
  /** Names of the units that have to be synced and healthy before this one. */
  readonly dependsOn: readonly string[];
}

/** An add-on that the fleet installs. */
export interface InventoryAddOn {
  /** Name as its project writes it, for instance `Secrets Store CSI Driver`. */
  readonly name: string;
  readonly version: string;
}

/** A store that something in a cluster reads. */
export interface InventoryStore {
  /** How people name the store, for instance `acme/shop/production`. */
  readonly address: string;
  /** What it is, for instance `Pulumi ESC environment`. */
  readonly kind: string;
  /** Who asks it, by name. */
  readonly readers: readonly InventoryReader[];
}

/** Who asks a store, and as whom. */
export interface InventoryReader {
  /** For instance `External Secrets Operator` or `CSI provider pulumi 0.1.1`. */
  readonly name: string;
  /** Keys of Kubernetes Secrets that it signs in with. */
  readonly credentials: readonly SecretKeyRef[];
  /** ServiceAccounts that it signs in as, `<namespace>/<name>`. */
  readonly accounts: readonly string[];
}

/** One property in one container. */
export interface InventoryBinding
  extends Pick<
    PlannedBinding,
    'path' | 'workload' | 'container' | 'store' | 'property' | 'target' | 'delivery' | 'reason' | 'onChange' | 'secret'
  > {
  /** Name of the unit. */
  readonly unit: string;
  /** Pods of the workload; 1 where the cluster decides how many there are. */
  readonly pods: number;
  /** ServiceAccount that the pods run as. */
  readonly account: string;
  /**
   * The SecretProviderClass that mounts the value.
   * @default - none does
   */
  readonly className?: string;
  /**
   * Seconds after which a new value is looked for while the pods run.
   * @default - only a new pod gets one
   */
  readonly refreshSeconds?: number;
  /** Whether the value lies in a Kubernetes Secret, hence in etcd. */
  readonly inEtcd: boolean;
  /** Requests to the store each hour, all pods together. */
  readonly callsPerHour: number;
  /** Further requests to the store whenever a pod starts. */
  readonly callsPerPodStart: number;
}

/** One property that an ExternalSecret, which belongs to no binding, keeps in a Kubernetes Secret for whatever reads that. */
export interface InventoryKeptValue {
  /** Construct path of the ExternalSecret. */
  readonly path: string;
  /**
   * Namespace of both.
   * @default - those that a ClusterExternalSecret selects by label, which the API server alone knows
   */
  readonly namespace?: string;
  /** Name of the ExternalSecret. */
  readonly externalSecret: string;
  /** Name of the Kubernetes Secret. */
  readonly secret: string;
  /**
   * Key of the value.
   * @default - those of an object, or those that a template makes
   */
  readonly key?: string;
  /** Address of the store. */
  readonly store: string;
  /** What the store is, as {@link InventoryStore.kind} says it. */
  readonly storeKind: string;
  /** The property's canonical path in the store. */
  readonly property: string;
}

/** What the program accepts, and what would be said without it. */
export interface InventoryException extends Exception {
  readonly findings: readonly Finding[];
}

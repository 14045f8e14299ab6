import type { ContainerResources } from '../container-resources.ts';
import type { StringMap } from '../manifest.ts';
import type { Toleration } from '../node-agent.ts';
import type { ExternalSecretsUse } from './use.ts';

/** Props of {@link ExternalSecretsOperator}. */
export interface ExternalSecretsOperatorProps extends ExternalSecretsUse {
  /**
   * The Secrets that the operator makes and updates: the targets of ExternalSecrets. In their namespaces it may create Secrets,
   * which no Role can limit to names; get, change and delete it may these alone. Order and repetition do not matter.
   *
   * Two things then end otherwise than with upstream's rights. When a target is renamed, the Secret under the old name stays
   * until the ExternalSecret goes. An ExternalSecret with `deletionPolicy: Delete` cannot go once its target is no longer listed
   * here: take it out first, and the name with the next commit.
   */
  readonly writes: readonly WrittenSecrets[];
  /**
   * What the operator reads besides: credentials of stores, CA bundles, templates, and the sources of PushSecrets.
   *
   * @default - nothing.
   */
  readonly reads?: readonly ReadObject[];
  /**
   * ServiceAccounts that stores sign in as: the operator may ask for their tokens.
   *
   * @default - none.
   */
  readonly serviceAccounts?: readonly NamespacedName[];
  /**
   * Namespace of the operator; the level `restricted` admits its pods.
   *
   * @default 'external-secrets'
   */
  readonly namespace?: string;
  /**
   * Handles stores with this `spec.controller`, and those without any.
   *
   * @default 'default'
   */
  readonly controllerClass?: string;
  /** ExternalSecrets that are refreshed at a time, and likewise of each other kind. @default 1 */
  readonly concurrent?: number;
  /** @default 'info' */
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error';
  /**
   * Pods of each component. From two on they elect a leader, the webhook's apart, and a PodDisruptionBudget keeps one of them.
   *
   * @default - one of each.
   */
  readonly replicas?: OperatorReplicas;
  /**
   * What happens to stores and ExternalSecrets while no webhook answers. With `Fail` they can be neither made, changed **nor
   * deleted**, so that a namespace hangs too; with `Ignore` mistakes get in unchecked.
   *
   * @default 'Fail'
   */
  readonly webhookFailurePolicy?: 'Fail' | 'Ignore';
  /**
   * ClusterRoles that let the built-in view role read the operator's resources, edit and admin write those of their
   * namespaces, and Service Binding implementations read ExternalSecrets.
   *
   * @default true
   */
  readonly aggregatedRoles?: boolean;
  /** Host, with path if need be, of a mirror with upstream's repository. @default 'ghcr.io' */
  readonly imageRegistry?: string;
  /** Digest that replaces the tag, `sha256:` and 64 hexadecimal digits. @default - upstream's tag. */
  readonly imageDigest?: string;
  /**
   * The controller holds the metadata of every Secret of the cluster in memory, and what it wrote whole.
   *
   * @default - small requests, no limits.
   */
  readonly resources?: OperatorResources;
  /** Labels of the nodes that the pods may run on, besides `kubernetes.io/os: linux`. @default - every Linux node. */
  readonly nodeSelector?: StringMap;
  /** Taints that the pods stand. @default - none. */
  readonly tolerations?: readonly Toleration[];
  /** PriorityClass of the pods. @default - none. */
  readonly priorityClassName?: string;
}

/** Secrets of one namespace. */
export interface WrittenSecrets {
  readonly namespace: string;
  /** Names of the Secrets. Without any, nothing is allowed in the namespace. */
  readonly names: readonly string[];
}

/** An object by its address. */
export interface NamespacedName {
  readonly namespace: string;
  readonly name: string;
}

/** A Secret or a ConfigMap. */
export interface ReadObject extends NamespacedName {
  /** @default 'Secret' */
  readonly kind?: 'Secret' | 'ConfigMap';
}

/** Numbers of pods by component, 1 or more. */
export interface OperatorReplicas {
  /** Fetches values and writes Secrets. @default 1 */
  readonly controller?: number;
  /** Checks stores and ExternalSecrets on their way in. @default 1 */
  readonly webhook?: number;
  /** Makes the webhook's certificate. @default 1 */
  readonly certController?: number;
}

/** Resources by component. */
export interface OperatorResources {
  readonly controller?: ContainerResources;
  readonly webhook?: ContainerResources;
  readonly certController?: ContainerResources;
}

import type { Construct } from 'constructs';
import type { JsonObject } from '../core/json.ts';
import type { GroupKind } from '../core/manifest.ts';
import type { SyncStep } from '../core/sync-step.ts';
import type { HelmRelease } from './helm-release.ts';

/** What a GitOps engine has to know of one unit. */
export interface SyncedUnit {
  /** Name of the unit, unique in its cluster. */
  readonly name: string;
  /**
   * Folder of the unit relative to the repository's root, with `/`, for instance `dist/prod/checkout`. With Argo CD that of a
   * Helm release is empty, hence not in Git.
   */
  readonly path: string;
  /** Names of the units that have to be synced and healthy before this one. */
  readonly dependsOn: readonly string[];
  /** How many units stand before this one on the longest way; units of one rank do not need each other. From 0. */
  readonly rank: number;
  /** True for CRDs and namespaces: never pruned, never deleted with their Application or Kustomization. */
  readonly retained: boolean;
  /** Namespaces of the unit's objects, sorted, each once; empty when all of them are cluster-scoped. */
  readonly namespaces: readonly string[];
  /** Cluster-scoped kinds among the unit's objects, sorted, each once. */
  readonly clusterScopedKinds: readonly GroupKind[];
  /** All kinds among the unit's objects, sorted, each once. */
  readonly kinds: readonly GroupKind[];
  /**
   * Names of the ValidatingWebhookConfigurations among the unit's objects that leave their `caBundle` to something in the
   * cluster, sorted.
   */
  readonly injectedWebhooks: readonly string[];
  /**
   * Whether the folder holds nothing but a `kustomization.yaml` that names manifests elsewhere. Such a unit is `retained`:
   * nobody here sees what goes when it goes.
   * @default false
   */
  readonly kustomized?: boolean;
  /**
   * The Helm release that the unit is.
   * @default - the unit is the manifests in its folder
   */
  readonly helm?: HelmRelease;
}

/** What a GitOps engine has to know of one cluster. */
export interface SyncedCluster {
  readonly name: string;
  /** Folder of the engine's own objects relative to the repository's root, for instance `dist/prod/argo-cd`. */
  readonly path: string;
  /** Producers before consumers; the engine's own unit is not among them. */
  readonly units: readonly SyncedUnit[];
}

/** One thing a person does once, before the first sync. */
export interface BootstrapStep {
  /** Imperative, for instance `Hand the cluster to Argo CD`. */
  readonly title: string;
  /** Why, and what to check. Markdown. */
  readonly text: string;
  /** The exact command; none when there is nothing to run. */
  readonly command?: string;
}

/** What syncs a cluster's folder of `dist/`: Argo CD or Flux. */
export interface GitOpsEngine {
  /** Folder and unit name of the engine's own objects: `argo-cd` or `flux`. */
  readonly unitName: string;
  /** Namespace that holds the engine's own objects; exists once the engine is installed. */
  readonly namespace: string;
  /**
   * The engine's own objects, all of them: as data, because there is one for every unit and nothing of a program's to resolve.
   *
   * @param scope What is wrong with them is reported on it.
   */
  syncObjects(scope: Construct, cluster: SyncedCluster): readonly JsonObject[];
  /**
   * Creates what a unit that is a Helm release has to have in its folder, as children of `unit` (a chart): with Flux the
   * objects that install it, with Argo CD nothing, because the Application itself does.
   */
  addHelmRelease(unit: Construct, release: HelmRelease): void;
  /**
   * Annotations that one object of any unit needs so that this engine handles it well; empty for most. Pure.
   *
   * @param text The manifest as it is written, for whoever looks for something in all of it.
   * @param kinds Kinds in the object's unit, as `<group>/<kind>`; what comes first among them depends on the others.
   */
  annotationsFor(manifest: JsonObject, text: string, kinds?: ReadonlySet<string>): Readonly<Record<string, string>>;
  /** When one object of any unit is applied in the sync of the unit; undefined for what no sync applies. Pure. */
  syncStepOf(manifest: JsonObject): SyncStep | undefined;
  /** Whether one object of a unit is applied server-side, hence without an annotation that holds all of it. Pure. */
  appliesServerSide(manifest: JsonObject, unit: SyncedUnit): boolean;
  /** What a unit waits for: every unit of a lower rank, or the units that it depends on, and what those depend on. */
  readonly ordersUnitsBy: 'rank' | 'dependencies';
  /** What to do once so that the engine starts to sync this cluster. */
  bootstrapSteps(cluster: SyncedCluster): readonly BootstrapStep[];
}

/**
 * What Argo CD expects of the objects it reads.
 *
 * Source: argoproj/argo-cd main at 3.6.0-dev, newest stable 3.5.1: `docs/user-guide`, `gitops-engine/pkg/sync`, the CRDs.
 */
export const ARGO_CD = {
  /** Namespace of upstream's install manifest. */
  namespace: 'argocd',
  /** Address of the cluster that Argo CD runs in. */
  inClusterServer: 'https://kubernetes.default.svc',
  /** Project that every installation has; it allows everything, and Argo CD creates it again. */
  builtInProject: 'default',
  configMap: 'argocd-cm',
  /**
   * Begins the key in `configMap` of a Lua health check, before `<group>_<kind>`. Such a check takes the place of the built-in
   * one, and may use no library but base, table and a part of os: `string` is missing.
   */
  healthKeyPrefix: 'resource.customizations.health.',
  /** On an Application: its objects are deleted with it, in reverse wave order. */
  cascadeFinalizer: 'resources-finalizer.argocd.argoproj.io',
  annotations: {
    /** A whole number as text; lower waves first, `"0"` when absent. */
    syncWave: 'argocd.argoproj.io/sync-wave',
    /** Sync options of one object, joined by commas. */
    syncOptions: 'argocd.argoproj.io/sync-options',
    /** Phases that the object is applied in instead of `Sync`, joined by commas; deleted and made again by each sync. */
    hook: 'argocd.argoproj.io/hook',
    /** When a hook is deleted: before the next one of its name is made, where this is absent. */
    hookDeletePolicy: 'argocd.argoproj.io/hook-delete-policy',
  },
  /** Helm's annotations, which Argo CD reads where its own are missing, in plain manifests too. */
  helmAnnotations: {
    hook: 'helm.sh/hook',
    weight: 'helm.sh/hook-weight',
    hookDeletePolicy: 'helm.sh/hook-delete-policy',
  },
  /** Policies by which a hook stays that has done its work, each in Argo CD's and in Helm's spelling. */
  keptPolicies: new Set(['HookFailed', 'hook-failed']) as ReadonlySet<string>,
  /** Phases of Helm's hooks; others, tests for instance, no sync applies. */
  helmHooks: {
    'pre-install': 'PreSync',
    'pre-upgrade': 'PreSync',
    'post-install': 'PostSync',
    'post-upgrade': 'PostSync',
  } as Readonly<Record<string, string>>,
  syncOptions: {
    /** Object: stays when it leaves Git; shown as OutOfSync. */
    noPrune: 'Prune=false',
    /** Object: stays when its Application is deleted. */
    noDelete: 'Delete=false',
    /** Application: prunes after all waves are healthy, everything in one wave. */
    pruneLast: 'PruneLast=true',
    /** Both: needed from 262,144 bytes, the most that client-side apply can remember in an annotation. */
    serverSideApply: 'ServerSideApply=true',
    /** Both: a custom resource whose CRD comes from another Application passes the dry run. */
    skipDryRunOnMissingResource: 'SkipDryRunOnMissingResource=true',
    /** Application: fails when another Application tracks one of its objects. */
    failOnSharedResource: 'FailOnSharedResource=true',
    /** Application: what `ignoreDifferences` names is left alone while syncing too, once the object exists. */
    respectIgnoreDifferences: 'RespectIgnoreDifferences=true',
  },
  /** Time between two looks at the repository, in seconds; up to `pollJitterSeconds` more. */
  pollSeconds: 120,
  pollJitterSeconds: 60,
} as const;

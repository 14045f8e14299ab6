import type { ApiObject } from 'cdk8s';
import { RootConstruct } from 'constructs';
import { findingsOf } from '../../lib/core/report-finding';
import type { GitOpsEngine, SyncedCluster, SyncedUnit } from '../../lib/gitops/engine';
import type { HelmRelease } from '../../lib/gitops/helm-release';

/** A unit of cluster `prod` without needs, with one namespace of its own name. */
export function syncedUnit(name: string, props: Partial<SyncedUnit> = {}): SyncedUnit {
  return {
    name,
    path: `dist/prod/${name}`,
    dependsOn: [],
    rank: 0,
    retained: false,
    namespaces: [name],
    clusterScopedKinds: [],
    kinds: [],
    injectedWebhooks: [],
    ...props,
  };
}

/** Release `eso` in namespace `external-secrets`. */
export function helmRelease(props: Partial<HelmRelease> = {}): HelmRelease {
  return {
    repository: 'https://charts.example.com',
    chart: 'external-secrets',
    version: '2.9.0',
    releaseName: 'eso',
    namespace: 'external-secrets',
    values: { installCRDs: false },
    ...props,
  };
}

/** Cluster `prod` with these units. */
export function syncedCluster(units: readonly SyncedUnit[], props: Partial<SyncedCluster> = {}): SyncedCluster {
  return { name: 'prod', path: 'dist/prod/engine', units, ...props };
}

/** What an engine emits for a cluster: the objects by `<Kind>/<name>` in their order, and the codes of the findings. */
export function emit(engine: GitOpsEngine, cluster: SyncedCluster) {
  const scope = new RootConstruct();
  const manifests: readonly ReturnType<ApiObject['toJson']>[] = engine.syncObjects(scope, cluster);
  const findings = findingsOf(scope);
  return {
    objects: Object.fromEntries(manifests.map((manifest) => [`${manifest.kind}/${manifest.metadata.name}`, manifest])),
    findings,
    codes: findings.map(({ code }) => code),
  };
}

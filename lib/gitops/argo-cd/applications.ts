import type { Construct } from 'constructs';
import { type ApplicationSpecSyncPolicy, Application as Resource } from '../../../imports/argoproj.io';
import { dnsSubdomainProblem } from '../../core/names';
import { ARGO_CD } from '../../upstream/argo-cd';
import type { SyncedCluster, SyncedUnit } from '../engine';
import { reportInvalidName } from '../object-name';
import { type ArgoCdSettings, projectName } from './props';

const { annotations, cascadeFinalizer, inClusterServer, syncOptions } = ARGO_CD;

/** File of the root Application: a person applies it, and the root itself leaves it alone. */
export function rootFileName(cluster: SyncedCluster): string {
  return `application-${cluster.name}.yaml`;
}

/**
 * The app of apps: syncs the other Applications of the cluster.
 *
 * It does not manage itself, because with a health check for Applications it would wait for its own health. It has no
 * finalizer, so that `kubectl delete` takes nothing down: the units sync on by themselves, but no Application is added,
 * changed or removed any more. (`argocd app delete` adds the finalizer, unless told `--cascade=false`.)
 */
export function addRootApplication(scope: Construct, settings: ArgoCdSettings, cluster: SyncedCluster): void {
  const { name, path } = cluster;
  reportInvalidName(scope, 'Application', name, dnsSubdomainProblem(name));
  new Resource(scope, `application-${name}`, {
    metadata: { name, namespace: settings.namespace },
    spec: {
      project: projectName(settings, cluster),
      source: { ...source(settings, path), directory: { exclude: rootFileName(cluster) } },
      destination: { server: inClusterServer, namespace: settings.namespace },
      syncPolicy: syncPolicy(settings, settings.prune, [syncOptions.failOnSharedResource]),
    },
  });
}

/** The Application of one unit. */
export function addUnitApplication(
  scope: Construct,
  settings: ArgoCdSettings,
  cluster: SyncedCluster,
  unit: SyncedUnit,
): void {
  const name = `${cluster.name}-${unit.name}`;
  reportInvalidName(scope, 'Application', name, dnsSubdomainProblem(name));
  new Resource(scope, `application-${name}`, {
    metadata: {
      name,
      namespace: settings.namespace,
      annotations: { [annotations.syncWave]: String(unit.rank) },
      ...(!unit.retained && { finalizers: [cascadeFinalizer] }),
    },
    spec: {
      project: projectName(settings, cluster),
      // Objects of another namespace than the unit's lie in a folder named after it.
      source: { ...source(settings, unit.path), directory: { recurse: true } },
      // Every object names its own namespace; the project has to allow this one all the same.
      destination: { ...settings.destination, namespace: unit.namespaces[0] ?? settings.namespace },
      syncPolicy: syncPolicy(settings, settings.prune && !unit.retained, unitSyncOptions(unit)),
    },
  });
}

function source(settings: ArgoCdSettings, path: string) {
  return { repoUrl: settings.repository, targetRevision: settings.revision, path };
}

function syncPolicy(settings: ArgoCdSettings, prune: boolean, options: string[]): ApplicationSpecSyncPolicy {
  return {
    automated: { prune, selfHeal: settings.selfHeal },
    retry: { limit: settings.retryLimit, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
    syncOptions: options,
  };
}

/**
 * `PruneLast` keeps what a running pod still reads, a Secret or a SecretProviderClass, until the new pods are up.
 * No `CreateNamespace`: namespaces are a unit, with labels.
 */
function unitSyncOptions(unit: SyncedUnit): string[] {
  return [
    syncOptions.failOnSharedResource,
    ...(unit.retained ? [syncOptions.serverSideApply] : [syncOptions.pruneLast]),
    ...(unit.dependsOn.length > 0 ? [syncOptions.skipDryRunOnMissingResource] : []),
  ];
}

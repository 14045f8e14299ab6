import type { Construct } from 'constructs';
import {
  type ApplicationSpecIgnoreDifferences,
  type ApplicationSpecSource,
  type ApplicationSpecSyncPolicy,
  Application as Resource,
} from '../../../imports/argoproj.io.ts';
import type { JsonObject } from '../../core/json.ts';
import { metadataOf, objectAt } from '../../core/manifest.ts';
import { dnsSubdomainProblem } from '../../core/names.ts';
import { reportFinding } from '../../core/report-finding.ts';
import { ARGO_CD } from '../../upstream/argo-cd.ts';
import type { SyncedCluster, SyncedUnit } from '../engine.ts';
import { reportInvalidName } from '../object-name.ts';
import { type ArgoCdSettings, projectName } from './props.ts';

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
 *
 * When units leave Git together, it deletes their Applications in reverse order, and waits for each to be gone with its
 * objects: an operator outlives the ExternalSecrets whose finalizers it has to take off. An object that leaves a unit which
 * stays is no part of that order, so an operator goes in a later commit than the last ExternalSecret of such a unit.
 */
export function rootApplication(scope: Construct, settings: ArgoCdSettings, cluster: SyncedCluster): JsonObject {
  const { name, path } = cluster;
  reportInvalidName(scope, 'Application', name, dnsSubdomainProblem(name));
  return Resource.manifest({
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
export function unitApplication(
  scope: Construct,
  settings: ArgoCdSettings,
  cluster: SyncedCluster,
  unit: SyncedUnit,
): JsonObject {
  const name = `${cluster.name}-${unit.name}`;
  const injectedWebhooks = injectedWebhooksOf(unit);
  reportUnreadObjects(scope, unit);
  reportInvalidName(scope, 'Application', name, dnsSubdomainProblem(name));
  return Resource.manifest({
    metadata: {
      name,
      namespace: settings.namespace,
      annotations: { [annotations.syncWave]: String(unit.rank) },
      ...(!unit.retained && { finalizers: [cascadeFinalizer] }),
    },
    spec: {
      project: projectName(settings, cluster),
      source: unitSource(settings, unit),
      destination: { ...settings.destination, namespace: targetNamespace(settings, unit) },
      syncPolicy: syncPolicy(settings, settings.prune && !unit.retained, unitSyncOptions(unit)),
      ...(injectedWebhooks.length > 0 && { ignoreDifferences: injectedWebhooks.map(ignoreCaBundle) }),
    },
  });
}

/** Whether an object of a unit is applied server-side: it says so itself, or its Application does. */
export function appliesServerSide(manifest: JsonObject, unit: SyncedUnit): boolean {
  const own = String(objectAt(metadataOf(manifest), 'annotations')[annotations.syncOptions] ?? '').split(',');
  if (own.includes('ServerSideApply=false')) return false;
  return own.includes(syncOptions.serverSideApply) || unitSyncOptions(unit).includes(syncOptions.serverSideApply);
}

function reportUnreadObjects(scope: Construct, { helm, kinds, name }: SyncedUnit): void {
  if (helm === undefined || kinds.length === 0) return;
  reportFinding(scope, {
    code: 'gitops/helm-unit-objects',
    severity: 'error',
    problem: `Unit "${name}" is a Helm release, and holds objects besides.`,
    cause: 'Its Application reads the chart alone; nothing would sync what lies in the folder.',
    mend: 'Put the objects into a unit of their own.',
  });
}

/** Where a release goes; for manifests a form, as each names its own namespace. */
function targetNamespace({ namespace }: ArgoCdSettings, { helm, namespaces }: SyncedUnit): string {
  return helm?.namespace ?? namespaces[0] ?? namespace;
}

function unitSource(settings: ArgoCdSettings, { helm, kustomized, path }: SyncedUnit): ApplicationSpecSource {
  if (helm) {
    const { chart, releaseName, repository, values, version } = helm;
    return { repoUrl: repository, chart, targetRevision: version, helm: { releaseName, valuesObject: values } };
  }
  // Argo CD refuses `directory` where a kustomization lies (3.5).
  if (kustomized) return source(settings, path);
  // Objects of another namespace than the unit's lie in a folder named after it.
  return { ...source(settings, path), directory: { recurse: true } };
}

function source(settings: ArgoCdSettings, path: string): ApplicationSpecSource {
  return { repoUrl: settings.repository, targetRevision: settings.revision, path };
}

function injectedWebhooksOf({ helm, injectedWebhooks }: SyncedUnit): readonly string[] {
  return [...injectedWebhooks, ...(helm?.injectedWebhooks ?? [])];
}

function ignoreCaBundle(name: string): ApplicationSpecIgnoreDifferences {
  return {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingWebhookConfiguration',
    name,
    jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
  };
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
 * What is not at hand, a kustomization's or a chart's CRDs, may be too big for client-side apply.
 * No `CreateNamespace`: namespaces are a unit, with labels. No `Replace`, ever: it would empty the Secret that an operator
 * keeps its webhook's certificate in, and the `caBundle`, with each sync.
 */
function unitSyncOptions(unit: SyncedUnit): string[] {
  return [
    syncOptions.failOnSharedResource,
    ...(unit.retained ? [] : [syncOptions.pruneLast]),
    ...(injectedWebhooksOf(unit).length > 0 ? [syncOptions.respectIgnoreDifferences] : []),
    ...(unit.retained || unit.helm ? [syncOptions.serverSideApply] : []),
    ...(unit.dependsOn.length > 0 ? [syncOptions.skipDryRunOnMissingResource] : []),
  ];
}

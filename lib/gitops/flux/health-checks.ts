import type { KustomizationSpecHealthCheckExprs as HealthCheck } from '../../../imports/kustomize.toolkit.fluxcd.io.ts';
import { kindKey } from '../../core/manifest.ts';
import { CUSTOM_KINDS } from '../../upstream/custom-kinds.ts';
import type { SyncedUnit } from '../engine.ts';

/**
 * Health checks for the kinds of a unit that Flux reads wrongly by itself, each kind once: a second check of a kind would
 * fail the Kustomization (kustomize-controller 1.9).
 *
 * By itself Flux takes an object without status for healthy, a `Ready` of an earlier generation for the answer to the
 * current one, and knows no `Synced`. An expression that asks for a field that is not there yet counts as unknown: Flux asks
 * again. `failed` ends the wait at once, so only what does not mend itself has one: External Secrets Operator says
 * `Ready: False` whenever an ExternalSecret is a second ahead of its store.
 */
export function healthChecksOf(unit: SyncedUnit): HealthCheck[] {
  return unit.kinds.flatMap((kind) => HEALTH_CHECKS.get(kindKey(kind)) ?? []);
}

/** Kinds that become healthy, and go, in the time that their controller takes for it, with its retries and its finalizer. */
export const SLOW_KINDS: ReadonlySet<string> = new Set([
  CUSTOM_KINDS.clusterExternalSecret,
  CUSTOM_KINDS.clusterSecretStore,
  CUSTOM_KINDS.externalSecret,
  CUSTOM_KINDS.pushSecret,
  CUSTOM_KINDS.secretStore,
  'helm.toolkit.fluxcd.io/HelmRelease',
]);

function condition(type: string, status: string): string {
  return `status.conditions.exists(c, c.type == '${type}' && c.status == '${status}')`;
}

/** `syncedResourceVersion` is the generation that was synced, a dash, and a hash of labels and annotations. */
const SYNCED_GENERATION = "status.syncedResourceVersion.startsWith(string(metadata.generation) + '-')";

/** Synced once and never again, so that `syncedResourceVersion` stays behind after every later edit. */
const SYNCED_ONCE =
  "(has(spec.refreshPolicy) && spec.refreshPolicy == 'CreatedOnce' || " +
  "(!has(spec.refreshPolicy) || spec.refreshPolicy == 'Periodic') && " +
  "has(spec.refreshInterval) && duration(spec.refreshInterval) <= duration('0s'))";

const SEALED_GENERATION = 'status.observedGeneration == metadata.generation';

/** Stores and ClusterExternalSecrets do not say which generation their condition is about (2.9.0). */
const READY = condition('Ready', 'True');

const HEALTH_CHECKS: ReadonlyMap<string, HealthCheck> = new Map([
  [
    CUSTOM_KINDS.sealedSecret,
    {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      current: `${SEALED_GENERATION} && ${condition('Synced', 'True')}`,
      failed: `${SEALED_GENERATION} && ${condition('Synced', 'False')}`,
    },
  ],
  [
    CUSTOM_KINDS.clusterExternalSecret,
    { apiVersion: 'external-secrets.io/v1', kind: 'ClusterExternalSecret', current: READY },
  ],
  [
    CUSTOM_KINDS.clusterSecretStore,
    { apiVersion: 'external-secrets.io/v1', kind: 'ClusterSecretStore', current: READY },
  ],
  [
    CUSTOM_KINDS.externalSecret,
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      current: `${READY} && (${SYNCED_ONCE} || ${SYNCED_GENERATION})`,
    },
  ],
  [
    CUSTOM_KINDS.pushSecret,
    { apiVersion: 'external-secrets.io/v1alpha1', kind: 'PushSecret', current: `${READY} && ${SYNCED_GENERATION}` },
  ],
  [CUSTOM_KINDS.secretStore, { apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', current: READY }],
]);

import { Duration } from 'cdk8s';
import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import { csiOf, type Planned } from '../../delivery/plan/plan-binding.ts';
import { needsRotation } from '../../delivery/rotation.ts';
import { SecretsStoreCsiDriverCrds } from '../../platform/secrets-store-csi-driver/crds.ts';
import type { SyncedSecrets, TokenRequest } from '../../platform/secrets-store-csi-driver/props.ts';
import { SecretsStoreCsiDriver } from '../../platform/secrets-store-csi-driver/secrets-store-csi-driver.ts';
import { SECRETS_STORE_CSI_DRIVER } from '../../upstream/secrets-store-csi-driver.ts';
import type { Driver } from '../choice.ts';
import type { Cluster } from '../cluster.ts';
import type { Unit } from '../unit.ts';
import { CRDS_UNIT, DRIVER_UNIT, unitIn } from './units.ts';

/** Installs the Secrets Store CSI Driver, with what the bindings that it delivers need. */
export function addDriver(cluster: Cluster, driver: Driver, planned: readonly Planned[]): void {
  if (driver.install === undefined) return;
  const { crds = true, rotation, tokenRequests, ...options } = driver.install;
  const unit = unitIn(cluster, DRIVER_UNIT, options.namespace ?? SECRETS_STORE_CSI_DRIVER.namespace);
  if (crds) unit.addDependency(addCrds(cluster));
  const synced = syncedSecrets(planned);
  new SecretsStoreCsiDriver(unit, DRIVER_UNIT, {
    ...options,
    kubernetesVersion: cluster.kubernetes,
    tokenRequests: mergedRequests(tokenRequests ?? [], audiencesOf(planned)),
    ...(planned.some(({ data }) => needsRotation(data)) ? { rotation: rotation ?? shortestRotation(planned) } : {}),
    ...(synced.length > 0 ? { syncedSecrets: synced } : {}),
  });
}

/** Audiences of the tokens that providers sign in with in the name of the pods, sorted. */
export function audiencesOf(planned: readonly Planned[]): readonly string[] {
  const audiences = planned.flatMap((one) => csiOf(one).identity?.tokenAudience ?? []);
  return [...new Set(audiences)].sort(byCodeUnit);
}

/** In a unit of their own: the driver can go without taking every class of the cluster with it. */
function addCrds(cluster: Cluster): Unit {
  const unit = unitIn(cluster, CRDS_UNIT);
  new SecretsStoreCsiDriverCrds(unit, DRIVER_UNIT);
  return unit;
}

function mergedRequests(own: readonly TokenRequest[], derived: readonly string[]): readonly TokenRequest[] | undefined {
  const named = new Set(own.map(({ audience }) => audience));
  const merged = [...own, ...derived.filter((audience) => !named.has(audience)).map((audience) => ({ audience }))];
  return merged.length > 0 ? merged : undefined;
}

/** One interval holds for every mount of the driver. */
function shortestRotation(planned: readonly Planned[]): { readonly pollInterval?: Duration } {
  const seconds = planned.flatMap(({ binding }) => binding.props.rotation?.every?.toSeconds() ?? []);
  return seconds.length > 0 ? { pollInterval: Duration.seconds(Math.min(...seconds)) } : {};
}

function syncedSecrets(planned: readonly Planned[]): readonly SyncedSecrets[] {
  const synced = planned.filter(({ data }) => data.delivery === 'csi-synced');
  return [...groupBy(synced, ({ data }) => data.workload.namespace)].map(([namespace, ofNamespace]) => ({
    namespace,
    names: [...new Set(ofNamespace.flatMap(({ data }) => data.secret?.name ?? []))],
  }));
}

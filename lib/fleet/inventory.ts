import { byCodeUnit } from '../core/compare.ts';
import { groupBy } from '../core/group-by.ts';
import type {
  Inventory,
  InventoryAddOn,
  InventoryBinding,
  InventoryReader,
  InventoryStore,
} from '../core/inventory.ts';
import { metadataOf, objectAt } from '../core/manifest.ts';
import { classNameOf } from '../delivery/csi-class.ts';
import { credentialsOf, csiOf, operatorSourceOf, type Planned } from '../delivery/plan/plan-binding.ts';
import { refreshSecondsOf } from '../delivery/plan/refresh.ts';
import { needsRotation } from '../delivery/rotation.ts';
import type { BootstrapStep, SyncedUnit } from '../gitops/engine.ts';
import { MANAGED_BY } from '../platform/labels.ts';
import type { RenderedObject } from '../rules/rule.ts';
import { EXTERNAL_SECRETS_OPERATOR } from '../upstream/external-secrets-operator.ts';
import { SECRETS_STORE_CSI_DRIVER } from '../upstream/secrets-store-csi-driver.ts';
import type { PreparedCluster } from './prepared-cluster.ts';
import { onePerReader } from './readers.ts';

/** What a cluster's manifests are made of, once they are made. */
export interface RenderedCluster {
  readonly prepared: PreparedCluster;
  readonly objects: readonly RenderedObject[];
  /** In the order of sync. */
  readonly units: readonly SyncedUnit[];
  readonly bootstrap: readonly BootstrapStep[];
}

/**
 * What there is to say about the secrets of each cluster.
 *
 * @param said What is found and accepted in the whole fleet; each cluster gets its own part.
 */
export function inventoriesOf(
  clusters: readonly RenderedCluster[],
  said: Pick<Inventory, 'findings' | 'exceptions'>,
): readonly Inventory[] {
  const findings = groupBy(said.findings, clusterNameOf);
  const exceptions = groupBy(said.exceptions, clusterNameOf);
  return clusters.map((rendered) => {
    const { name } = rendered.prepared.cluster;
    return inventoryOf(rendered, { findings: findings.get(name) ?? [], exceptions: exceptions.get(name) ?? [] });
  });
}

/** A unit stands right below its cluster. */
function unitNameIn(path: string): string {
  const start = path.indexOf('/') + 1;
  return path.slice(start, path.indexOf('/', start));
}

function clusterNameOf({ path }: { readonly path: string }): string {
  const end = path.indexOf('/');
  return end < 0 ? path : path.slice(0, end);
}

function inventoryOf(
  { bootstrap, objects, prepared, units }: RenderedCluster,
  said: Pick<Inventory, 'findings' | 'exceptions'>,
): Inventory {
  const { cluster, planned, platform } = prepared;
  const { stage } = cluster.props;
  return {
    cluster: cluster.name,
    kubernetes: String(cluster.kubernetes),
    ...(stage === undefined ? {} : { stage }),
    engine: cluster.gitOps.unitName,
    units: units
      .map(({ dependsOn, name, rank }) => ({ name, rank, dependsOn }))
      .sort((a, b) => a.rank - b.rank || byCodeUnit(a.name, b.name)),
    addOns: addOnsOf(objects, units),
    stores: storesOf(planned),
    bindings: planned.map(bindingOf).sort((a, b) => byCodeUnit(a.path, b.path)),
    ...(platform.keptValues.length === 0 ? {} : { kept: platform.keptValues }),
    bootstrap: bootstrap.map(({ title }) => title),
    ...said,
  };
}

function bindingOf(one: Planned): InventoryBinding {
  const { binding, data } = one;
  const { consequences, path, workload, container, store, property, target, delivery, reason, onChange, secret } = data;
  return {
    path,
    unit: unitNameIn(path),
    workload,
    pods: one.pods,
    account: binding.workload.serviceAccount?.name ?? 'default',
    container,
    store,
    property,
    target,
    delivery,
    reason,
    secret,
    className: delivery === 'external-secret' ? undefined : classNameOf(one),
    onChange,
    refreshSeconds: refreshOf(one),
    inEtcd: consequences.inEtcd,
    callsPerHour: consequences.callsPerHour,
    callsPerPodStart: consequences.callsPerPodStart,
  };
}

function refreshOf({ binding, data }: Planned): number | undefined {
  if (data.delivery === 'external-secret') return refreshSecondsOf(binding);
  if (!needsRotation(data)) return undefined;
  return binding.props.rotation?.every?.toSeconds() ?? SECRETS_STORE_CSI_DRIVER.pollSeconds;
}

/** Each store with everybody who reads it, by address. */
function storesOf(planned: readonly Planned[]): readonly InventoryStore[] {
  const byAddress = groupBy(onePerReader(planned), ({ data }) => data.store);
  return [...byAddress]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([address, reading]) => ({
      address,
      kind: reading[0]?.binding.props.property.store.kind ?? '',
      readers: [...groupBy(reading, readerOf)]
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(([name, ofReader]) => readerEntry(name, ofReader)),
    }));
}

function readerOf(one: Planned): string {
  if (one.data.delivery === 'external-secret') return `External Secrets Operator ${EXTERNAL_SECRETS_OPERATOR.version}`;
  const { profile } = csiOf(one);
  return `CSI provider ${profile.provider} ${profile.version}`;
}

function readerEntry(name: string, reading: readonly Planned[]): InventoryReader {
  const secrets = new Map(
    reading.flatMap((one) =>
      credentialsOf(one).secrets.map((secret) => [`${secret.namespace}/${secret.name}/${secret.key}`, secret]),
    ),
  );
  const accounts = new Set(
    reading.flatMap((one) => {
      const { identity } = one.data.delivery === 'external-secret' ? operatorSourceOf(one) : csiOf(one);
      return identity ? [`${identity.namespace}/${identity.accountName}`] : [];
    }),
  );
  return {
    name,
    credentials: [...secrets]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([, { namespace, name: secretName, key }]) => ({ namespace, name: secretName, key })),
    accounts: [...accounts].sort(byCodeUnit),
  };
}

/** Add-ons say their version on what runs them; a Helm release is its chart. */
function addOnsOf(objects: readonly RenderedObject[], units: readonly SyncedUnit[]): readonly InventoryAddOn[] {
  const versions = new Map<string, string>();
  for (const { identity, manifest } of objects) {
    if (identity.group !== 'apps') continue;
    const labels = objectAt(metadataOf(manifest), 'labels');
    if (labels['app.kubernetes.io/managed-by'] !== MANAGED_BY) continue;
    const version = String(labels['app.kubernetes.io/version']).replace(/^v(?=\d)/, '');
    versions.set(String(labels['app.kubernetes.io/name']), version);
  }
  for (const { helm } of units) if (helm) versions.set(helm.chart, helm.version);
  return [...versions].sort(([a], [b]) => byCodeUnit(a, b)).map(([name, version]) => ({ name, version }));
}

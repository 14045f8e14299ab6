import { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { byCodeUnit } from '../core/compare.ts';
import { groupBy } from '../core/group-by.ts';
import { reportFinding } from '../core/report-finding.ts';
import type { WorkloadIdentity } from '../identity/workload-identity.ts';
import type { Store } from '../stores/store.ts';
import { ClusterSecretStore } from './external-secrets/cluster-secret-store.ts';
import { SecretStore } from './external-secrets/secret-store.ts';
import type { SecretStoreRef } from './external-secrets/secret-store-ref.ts';
import { operatorSourceOf, type Planned } from './plan/plan-binding.ts';
import { nameStores, type UnnamedStore } from './store-names.ts';

/** Where the objects of stores go. */
export interface StorePlaces {
  /** The cluster of a binding; in a plain `App`, the root. */
  clusterOf(planned: Planned): IConstruct;
  /** Chart of the cluster for a store that several charts of it use. */
  sharedChartOf(planned: Planned): Construct;
  /**
   * Whether nobody syncs one chart after another. Dependencies are left out then: cdk8s fails on charts that need each other.
   * @default false
   */
  readonly isUnordered?: boolean;
}

/** A store's object in a cluster, as External Secrets Operator knows it. */
export type StoreObject = SecretStoreRef & Construct;

/**
 * Makes the SecretStores and ClusterSecretStores that planned bindings need: one a store and cluster.
 *
 * A store that is used and opened in one namespace is a SecretStore there; any other a ClusterSecretStore that admits the
 * namespaces that use it and no more. It lies with its user, or in the cluster's own place when several charts use it: who
 * syncs them must not depend on each other. Stores that are the same to the operator share one object.
 */
export class SecretStores {
  private readonly clusters = new Map<IConstruct, StoresOfCluster>();
  private readonly keys = new Map<Store, string>();

  constructor(private readonly places: StorePlaces) {}

  /** Makes what is missing; a store that stands already keeps what it admits. */
  add(planned: readonly Planned[]): void {
    for (const [cluster, ofCluster] of groupBy(planned, (one) => this.places.clusterOf(one))) {
      const { names, objects } = this.storesOf(cluster);
      const users = [...groupBy(ofCluster, (one) => this.keyOf(one))].filter(([key]) => !objects.has(key));
      const missing = users.flatMap(([key, [first, ...others]]) => (first ? [usedStore(key, [first, ...others])] : []));
      for (const [used, name] of nameStores(missing, names)) objects.set(used.key, this.make(used, name));
    }
  }

  /** The object that a binding's ExternalSecret names. */
  of(planned: Planned): StoreObject {
    const object = this.storesOf(this.places.clusterOf(planned)).objects.get(this.keyOf(planned));
    if (object === undefined) throw new Error(`${planned.binding.node.path} has no store object yet`);
    return object;
  }

  /** Has a construct synced after another. */
  order(later: Construct, earlier: Construct): void {
    if (!this.places.isUnordered) later.node.addDependency(earlier);
  }

  private storesOf(cluster: IConstruct): StoresOfCluster {
    const stores = this.clusters.get(cluster) ?? { objects: new Map(), names: new Set() };
    this.clusters.set(cluster, stores);
    return stores;
  }

  /** What stores have in common that are the same to the operator. */
  private keyOf(planned: Planned): string {
    const { store } = planned.binding.props.property;
    const provider = () => JSON.stringify(operatorSourceOf(planned).provider('ClusterSecretStore'));
    const key = this.keys.get(store) ?? `${store.address} ${provider()}`;
    this.keys.set(store, key);
    return key;
  }

  private make({ namespace, namespaces, store, users }: UsedStore, name: string): StoreObject {
    const [first] = users;
    const source = operatorSourceOf(first);
    const charts = new Set(users.map(({ binding }) => Chart.of(binding)));
    const scope = charts.size === 1 ? Chart.of(first.binding) : this.places.sharedChartOf(first);
    // An id with a blank, which no construct of the author has.
    const id = `store ${store.node.path}`;
    const options = { name, profile: source.profile };
    const object =
      namespace === undefined
        ? new ClusterSecretStore(scope, id, {
            ...options,
            conditions: [{ namespaces }],
            provider: source.provider('ClusterSecretStore'),
          })
        : new SecretStore(scope, id, { ...options, namespace, provider: source.provider('SecretStore') });
    if (source.identity) this.waitForAccount(object, store, source.identity, charts);
    return object;
  }

  /** A store gets ready once the ServiceAccount is there that it is opened as. */
  private waitForAccount(
    object: Construct,
    { address }: Store,
    identity: WorkloadIdentity,
    users: ReadonlySet<Chart>,
  ): void {
    const account = identity.node.findAll().find(ApiObject.isApiObject);
    if (account === undefined || this.places.isUnordered) return;
    const chart = Chart.of(account);
    if (users.size === 1 || !users.has(chart)) {
      object.node.addDependency(identity);
      return;
    }
    reportFinding(identity, {
      code: 'eso/shared-identity',
      severity: 'error',
      problem: `Unit "${chart.node.id}" holds ServiceAccount "${identity.accountName}", and reads ${address} together with ${others(users, chart)}.`,
      cause: `A store that several units read is synced before all of them, and after the ServiceAccount that it is opened as: that unit would wait for itself.`,
      mend: 'Put the identity into a unit that does not read the store.',
    });
  }
}

interface StoresOfCluster {
  readonly objects: Map<string, StoreObject>;
  /** Names in use. */
  readonly names: Set<string>;
}

interface UsedStore extends UnnamedStore {
  readonly key: string;
  readonly users: readonly [Planned, ...Planned[]];
  /** Namespaces that use it, sorted. */
  readonly namespaces: readonly string[];
  /** The one namespace that uses and opens it; undefined where there are several. */
  readonly namespace?: string;
}

function others(users: ReadonlySet<Chart>, chart: Chart): string {
  const names = [...users].filter((user) => user !== chart).map(({ node }) => node.id);
  return names.sort(byCodeUnit).join(', ');
}

function usedStore(key: string, users: readonly [Planned, ...Planned[]]): UsedStore {
  const { credentials, identity } = operatorSourceOf(users[0]);
  const namespaces = [...new Set(users.map(({ data }) => data.workload.namespace))].sort(byCodeUnit);
  const opened = [...credentials, ...(identity ? [identity] : [])].map((one) => one.namespace);
  const [namespace, another] = new Set([...namespaces, ...opened]);
  const store = users
    .map(({ binding }) => binding.props.property.store)
    .reduce((least, other) => (other.node.path < least.node.path ? other : least));
  const own = another === undefined ? namespace : undefined;
  const place = own === undefined ? 'ClusterSecretStore' : `SecretStore ${own}`;
  return { key, place, store, users, namespaces, namespace: own };
}

import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { byCodeUnit } from '../core/compare';
import { groupBy } from '../core/group-by';
import type { Store } from '../stores/store';
import { ClusterSecretStore } from './external-secrets/cluster-secret-store';
import { SecretStore } from './external-secrets/secret-store';
import type { SecretStoreRef } from './external-secrets/secret-store-ref';
import { operatorSourceOf, type Planned } from './plan/plan-binding';

/** Where the objects of stores go. */
export interface StorePlaces {
  /** The cluster of a binding; in a plain `App`, the root. */
  clusterOf(planned: Planned): IConstruct;
  /** Chart of the cluster for a store that several charts of it use. */
  sharedChartOf(planned: Planned): Construct;
}

/** A store's object in a cluster, as External Secrets Operator knows it. */
export type StoreObject = SecretStoreRef & Construct;

/**
 * Makes the SecretStores and ClusterSecretStores that planned bindings need: one a store and cluster.
 *
 * A store that is used and opened in one namespace is a SecretStore there; any other a ClusterSecretStore that admits the
 * namespaces that use it and no more. It lies with its user, or in the cluster's own place when several charts use it: who
 * syncs them must not depend on each other.
 */
export class SecretStores {
  private readonly objects = new Map<IConstruct, Map<Store, StoreObject>>();

  constructor(private readonly places: StorePlaces) {}

  /** Makes what is missing; a store that stands already keeps what it admits. */
  add(planned: readonly Planned[]): void {
    for (const [cluster, ofCluster] of groupBy(planned, (one) => this.places.clusterOf(one))) {
      const objects = this.objects.get(cluster) ?? new Map<Store, StoreObject>();
      this.objects.set(cluster, objects);
      for (const [store, users] of groupBy(ofCluster, ({ binding }) => binding.props.property.store)) {
        if (!objects.has(store)) objects.set(store, storeObject(this.places, store, users));
      }
    }
  }

  /** The object that a binding's ExternalSecret names. */
  of(planned: Planned): StoreObject {
    const object = this.objects.get(this.places.clusterOf(planned))?.get(planned.binding.props.property.store);
    if (object === undefined) throw new Error(`${planned.binding.node.path} has no store object yet`);
    return object;
  }
}

function storeObject(places: StorePlaces, store: Store, users: readonly Planned[]): StoreObject {
  const [first] = users;
  if (first === undefined) throw new Error(`${store.node.path} has no user`);
  const source = operatorSourceOf(first);
  const { credentials, identity, profile } = source;
  const charts = new Set(users.map(({ binding }) => Chart.of(binding)));
  const scope = charts.size === 1 ? Chart.of(first.binding) : places.sharedChartOf(first);
  const namespaces = [...new Set(users.map(({ data }) => data.workload.namespace))].sort(byCodeUnit);
  const opened = new Set([...credentials, ...(identity ? [identity] : [])].map(({ namespace }) => namespace));
  const [namespace] = namespaces;
  const isNamespaced = namespaces.length === 1 && [...opened].every((one) => one === namespace);
  const name = objectName(store);
  const id = `store ${name}`;
  const object =
    isNamespaced && namespace !== undefined
      ? new SecretStore(scope, id, { name, namespace, profile, provider: source.provider('SecretStore') })
      : new ClusterSecretStore(scope, id, {
          name,
          conditions: [{ namespaces }],
          profile,
          provider: source.provider('ClusterSecretStore'),
        });
  if (identity) object.node.addDependency(identity);
  return object;
}

/** The store's address as a DNS label: `acme-shop-production`. */
function objectName({ address }: Store): string {
  return address
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

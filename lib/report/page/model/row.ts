import type { Inventory, InventoryBinding } from '../../../core/inventory.ts';
import { describeTarget } from '../../../core/plan.ts';
import { workloadWords } from '../../words.ts';

/** One binding of one cluster, as the page lists it. */
export interface Row {
  readonly cluster: string;
  readonly binding: InventoryBinding;
  /** What its store is, for instance `Pulumi ESC environment`. */
  readonly storeKind: string;
  /** What a search looks in, in lower case. */
  readonly searchText: string;
}

/** The bindings of all clusters, in the order of the clusters. */
export function rowsOf(inventories: readonly Inventory[]): readonly Row[] {
  return inventories.flatMap(({ bindings, cluster, stores }) => {
    const kinds = new Map(stores.map(({ address, kind }) => [address, kind]));
    return bindings.map((binding) => ({
      cluster,
      binding,
      storeKind: kinds.get(binding.store) ?? 'store',
      searchText: searchTextOf(binding),
    }));
  });
}

/** A workload of one of the clusters: `prod: Deployment shop/checkout`. */
export function workloadOf({ binding, cluster }: Row): string {
  return `${cluster}: ${workloadWords(binding.workload)}`;
}

/** What carries the value, for instance `Secret checkout-db, key password`; undefined where a class is named by nobody. */
export function carrierOf({ binding: { className, secret } }: Row): string | undefined {
  const parts = [
    className === undefined ? undefined : `class ${className}`,
    secret === undefined ? undefined : `Secret ${secret.name}${secret.key === undefined ? '' : `, key ${secret.key}`}`,
  ];
  return parts.filter((part) => part !== undefined).join('; ') || undefined;
}

function searchTextOf(binding: InventoryBinding): string {
  const { className = '', container, property, secret, store, target, workload } = binding;
  const parts = [property, store, describeTarget(target), workload.name, container, secret?.name ?? '', className];
  return parts.join('\n').toLowerCase();
}

import type { Inventory, InventoryStore } from '../../core/inventory.ts';

/** What somebody asks for: a property of a store, or all of it. */
export interface Question {
  readonly store: Pick<InventoryStore, 'address' | 'kind'>;
  /**
   * As it was asked for.
   * @default - everything that the store holds
   */
  readonly property?: string;
}

/**
 * Reads `<store>/<property>`, or `<store>` alone; undefined when it names no store that a cluster reads.
 *
 * Addresses and properties have slashes of their own, so the longest address that fits is meant.
 */
export function parseQuestion(text: string, inventories: readonly Inventory[]): Question | undefined {
  let found: Question['store'] | undefined;
  for (const store of inventories.flatMap(storesIn)) {
    const fits = text === store.address || text.startsWith(`${store.address}/`);
    if (fits && (found === undefined || store.address.length > found.address.length)) found = store;
  }
  if (found === undefined) return undefined;
  const { address, kind } = found;
  const property = text.slice(address.length + 1);
  return { store: { address, kind }, ...(property === '' ? {} : { property }) };
}

/** Stores that a cluster reads, for bindings or for ExternalSecrets of the program's own. */
export function storesIn({ kept = [], stores }: Inventory): readonly Question['store'][] {
  return [...stores, ...kept.map(({ store, storeKind }) => ({ address: store, kind: storeKind }))];
}

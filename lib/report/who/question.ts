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
  let found: InventoryStore | undefined;
  for (const { stores } of inventories) {
    for (const store of stores) {
      const fits = text === store.address || text.startsWith(`${store.address}/`);
      if (fits && (found === undefined || store.address.length > found.address.length)) found = store;
    }
  }
  if (found === undefined) return undefined;
  const { address, kind } = found;
  const property = text.slice(address.length + 1);
  return { store: { address, kind }, ...(property === '' ? {} : { property }) };
}

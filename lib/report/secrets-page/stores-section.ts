import { groupBy } from '../../core/group-by.ts';
import type { Inventory, InventoryReader, InventoryStore } from '../../core/inventory.ts';
import { code, prose } from '../markdown.ts';
import { LARGEST_PARTS } from './limits.ts';
import { type Budget, table } from './table.ts';

/** What the cluster asks of each store, and who signs in to it as whom. */
export function storesSection({ bindings, stores }: Inventory): string {
  const budget: Budget = { bytes: LARGEST_PARTS.stores };
  const byStore = groupBy(bindings, ({ store }) => store);
  const asked = table({
    head: ['store', 'what it is', 'calls an hour', 'when every pod starts'],
    rows: stores.map(({ address, kind }) => {
      const ofStore = byStore.get(address) ?? [];
      const callsPerHour = ofStore.reduce((sum, binding) => sum + binding.callsPerHour, 0);
      const burst = ofStore.reduce((sum, { callsPerPodStart, pods }) => sum + callsPerPodStart * pods, 0);
      return [code(address), prose(kind), String(callsPerHour), String(burst)];
    }),
    count: stores.length,
    noun: 'store',
    budget,
  });
  const signedIn = table({
    head: ['store', 'read by', 'signs in with'],
    rows: signedInRows(stores),
    count: stores.reduce((sum, { readers }) => sum + readers.length, 0),
    noun: 'reader',
    budget,
  });
  return `${asked}\n\nCalls are at most so many: values that come in one answer are counted each.\n\n${signedIn}`;
}

function* signedInRows(stores: readonly InventoryStore[]): Iterable<readonly string[]> {
  for (const { address, readers } of stores) {
    for (const reader of readers) yield [code(address), prose(reader.name), signInOf(reader)];
  }
}

function signInOf({ accounts, credentials }: InventoryReader): string {
  const ways = [
    ...credentials.map(({ key, name, namespace }) => `Secret ${code(`${namespace}/${name}`)} key ${code(key)}`),
    ...accounts.map((account) => `ServiceAccount ${code(account)}`),
  ];
  const [shown, rest] = [ways.slice(0, MOST_WAYS), ways.length - MOST_WAYS];
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ') || "the platform's own rights";
}

const MOST_WAYS = 20;

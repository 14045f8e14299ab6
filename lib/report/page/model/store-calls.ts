import { byCodeUnit } from '../../../core/compare.ts';
import { groupBy } from '../../../core/group-by.ts';
import type { Inventory } from '../../../core/inventory.ts';
import type { Row } from './row.ts';

/** What a store is asked, and by whom. */
export interface StoreCalls {
  readonly address: string;
  /** For instance `Pulumi ESC environment`. */
  readonly kind: string;
  readonly clusters: readonly string[];
  /** Who asks, by name. */
  readonly readers: readonly string[];
  readonly bindings: number;
  /** Requests each hour while every pod runs. */
  readonly callsPerHour: number;
  /** Further requests when every pod starts at the same moment. */
  readonly callsAtStart: number;
}

/**
 * Sums up what the rows ask of their stores, the busiest first.
 *
 * A binding counts the sign-in of its class or ExternalSecret even when it shares one, so that the sums are upper bounds.
 */
export function storeCallsOf(inventories: readonly Inventory[], rows: readonly Row[]): readonly StoreCalls[] {
  const stores = groupBy(
    inventories.flatMap(({ cluster, stores }) => stores.map((store) => ({ cluster, ...store }))),
    ({ address }) => address,
  );
  return [...groupBy(rows, ({ binding }) => binding.store)]
    .map(([address, ofStore]) => {
      const clusters = unique(ofStore.map(({ cluster }) => cluster));
      const known = (stores.get(address) ?? []).filter(({ cluster }) => clusters.includes(cluster));
      return {
        address,
        kind: known[0]?.kind ?? '',
        clusters,
        readers: unique(known.flatMap(({ readers }) => readers.map(({ name }) => name))),
        bindings: ofStore.length,
        callsPerHour: sum(ofStore.map(({ binding }) => binding.callsPerHour)),
        callsAtStart: sum(ofStore.map(({ binding }) => binding.callsPerPodStart * binding.pods)),
      };
    })
    .sort(
      (a, b) => b.callsPerHour - a.callsPerHour || b.callsAtStart - a.callsAtStart || byCodeUnit(a.address, b.address),
    );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(byCodeUnit);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

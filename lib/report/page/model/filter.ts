import { byCodeUnit } from '../../../core/compare.ts';
import type { Row } from './row.ts';

/** What bindings are told apart by, and what each is for one of them. */
const FACETS = {
  cluster: ({ cluster }: Row) => cluster,
  namespace: ({ binding }: Row) => binding.workload.namespace,
  store: ({ binding }: Row) => binding.store,
  delivery: ({ binding }: Row) => binding.delivery,
  etcd: ({ binding }: Row) => (binding.inEtcd ? 'yes' : 'no'),
} as const;

/** A property of bindings that one value is chosen of. */
export type Facet = keyof typeof FACETS;

/** In the order in which they are offered. */
export const FACET_NAMES = Object.keys(FACETS) as readonly Facet[];

/** Which bindings are shown: an empty text leaves all. */
export type Filter = Readonly<Record<Facet | 'search', string>>;

/** Leaves everything. */
export const NO_FILTER: Filter = { cluster: '', namespace: '', store: '', delivery: '', etcd: '', search: '' };

/** The rows that meet every chosen value and hold every word of the search. */
export function filterRows(rows: readonly Row[], filter: Filter): readonly Row[] {
  const chosen = FACET_NAMES.filter((facet) => filter[facet] !== '');
  const words = filter.search.toLowerCase().split(/\s+/);
  return rows.filter(
    (row) =>
      chosen.every((facet) => FACETS[facet](row) === filter[facet]) &&
      words.every((word) => row.searchText.includes(word)),
  );
}

/** The values that a facet has among the rows, sorted. */
export function choicesOf(rows: readonly Row[], facet: Facet): readonly string[] {
  return [...new Set(rows.map(FACETS[facet]))].sort(byCodeUnit);
}

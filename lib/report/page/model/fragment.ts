import { FACET_NAMES, type Filter, NO_FILTER } from './filter.ts';
import type { Path } from './path.ts';

/** What of the page is on show: what a link to it carries. */
export interface View {
  readonly filter: Filter;
  readonly path: Path;
}

/** A view as the fragment of an address, without `#`; empty for a page that nobody has touched. */
export function fragmentOf({ filter, path }: View): string {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) if (filter[name] !== '') params.append(name, filter[name]);
  for (const label of path) params.append('follow', label);
  return params.toString();
}

/** Reads what {@link fragmentOf} wrote, and leaves out what it does not know. */
export function viewOf(fragment: string): View {
  const params = new URLSearchParams(fragment);
  const known = FILTER_NAMES.map((name) => [name, params.get(name) ?? '']);
  return { filter: { ...NO_FILTER, ...Object.fromEntries(known) }, path: params.getAll('follow') };
}

const FILTER_NAMES = [...FACET_NAMES, 'search'] as const;

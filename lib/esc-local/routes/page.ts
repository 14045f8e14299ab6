import type { ApiRequest } from '../server/request.ts';

/** A part of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** How many items a page has when the client does not say. */
const PAGE_SIZE = 100;

/**
 * Cuts a page out of a list that is sorted by key.
 *
 * @param after - key of the last item of the page before
 */
export function pageOf<Item extends { readonly key: string }>(
  items: readonly Item[],
  { after, size = PAGE_SIZE }: { readonly after: string | null; readonly size?: number },
): Page<Item> {
  const rest = after === null ? items : items.filter(({ key }) => key > after);
  const page = rest.slice(0, size);
  return { items: page, ...(rest.length > size && { next: page.at(-1)?.key }) };
}

/** How many items the client asks for. */
export function countOf({ query }: ApiRequest): number {
  const count = Number(query.get('count') ?? PAGE_SIZE);
  return Number.isInteger(count) && count > 0 ? count : PAGE_SIZE;
}

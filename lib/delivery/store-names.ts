import { groupBy } from '../core/group-by.ts';
import type { Store } from '../stores/store.ts';
import { slug } from './slug.ts';

/** A store that needs a name, and where no other may have it: its kind, and its namespace if it has one. */
export interface UnnamedStore {
  readonly store: Store;
  readonly place: string;
}

/** The shortest first: `acme-shop-production`, then with the construct's id, then with its whole path. */
const SPELLINGS: readonly ((store: Store) => string)[] = [
  ({ address }) => slug(address),
  ({ address, node }) => `${slug(address)}-${slug(node.id)}`,
  ({ address, node }) => `${slug(address)}-${node.path.split('/').map(slug).join('.')}`,
];

/**
 * Names stores by their addresses. Stores of one address that differ in who reads them all get a longer name, whichever of
 * them stands first in the program.
 *
 * @param taken Names in use, as `<place> <name>`; the new ones are added.
 */
export function nameStores<Unnamed extends UnnamedStore>(
  stores: readonly Unnamed[],
  taken: Set<string>,
): ReadonlyMap<Unnamed, string> {
  const names = new Map<Unnamed, string>();
  let unnamed = stores;
  for (const spell of SPELLINGS) {
    const keyOf = ({ place, store }: UnnamedStore) => `${place} ${spell(store)}`;
    const sharing = groupBy(unnamed, keyOf);
    for (const one of unnamed) names.set(one, spell(one.store));
    unnamed = unnamed.filter((one) => sharing.get(keyOf(one))?.length !== 1 || taken.has(keyOf(one)));
    for (const [key, [, another]] of sharing) if (another === undefined) taken.add(key);
  }
  return names;
}

import type { ExistingObject } from '../../core/existing-object.ts';
import type { SecretStoreRef } from './secret-store-ref.ts';

/**
 * The stores among these that somebody else made, of which nothing is known but the name.
 *
 * @param namespace Where the object lies that uses them; undefined for one that lies in none.
 */
export function foreignStoresOf(stores: readonly SecretStoreRef[], namespace?: string): readonly ExistingObject[] {
  return stores
    .filter(({ references }) => references === undefined)
    .map(({ kind, name }) => (kind === 'ClusterSecretStore' ? { kind, name } : { kind, name, namespace }));
}

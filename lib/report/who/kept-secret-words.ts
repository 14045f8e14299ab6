import type { InventoryKeptValue } from '../../core/inventory.ts';

/** `Secret shop/storefront-tls key tls.key`. */
export function keptSecretWords({ key, namespace, secret }: InventoryKeptValue): string {
  const name =
    namespace === undefined ? `Secret ${secret} in each selected namespace` : `Secret ${namespace}/${secret}`;
  return key === undefined ? name : `${name} key ${key}`;
}

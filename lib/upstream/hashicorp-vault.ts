import type { TextRule } from './text-rule.ts';

/** Facts of HashiCorp Vault, the service (API documentation of Vault 2.0). */

/** What every path of Vault's HTTP API begins with. */
export const VAULT_API_PREFIX = '/v1';

/** What stands between mount and path where version 2 of the KV engine is asked for a secret's data. */
export const VAULT_KV_V2_DATA = 'data';

const PATH = /^(?:(?!\.{1,2}(?:\/|$))[^/?#%\\\p{Cc}]+(?:\/(?!$)|$))+$/u;

/**
 * Paths that mean the same to everybody who is told of them.
 *
 * Vault itself takes more, but the CSI provider 1.7.4 reads a `?` as the beginning of a query, and URLs are made of them.
 */
export const VAULT_PATH = {
  mount: { pattern: PATH, allowed: 'the path of a KV engine like "secret", without a slash at either end' },
  namespace: {
    pattern: PATH,
    allowed: 'the whole path of a namespace like "admin/shop", without a slash at either end',
  },
  secret: {
    pattern: PATH,
    allowed:
      'its path below the mount like "shop/db", without a slash at either end and without "?", "#", "%" or a backslash',
  },
} as const satisfies Readonly<Record<string, TextRule>>;

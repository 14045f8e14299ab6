/** Facts of HashiCorp Vault, the service (API documentation of Vault 2.0). */

/** Where the Kubernetes auth method is mounted unless somebody says otherwise. */
export const VAULT_KUBERNETES_AUTH_MOUNT = 'kubernetes';

/** What every path of Vault's HTTP API begins with. */
export const VAULT_API_PREFIX = '/v1';

/** What stands between mount and path where version 2 of the KV engine is asked for a secret's data. */
export const VAULT_KV_V2_DATA = 'data';

/** What stands before the mount of an auth method in paths of the API, and before none in settings. */
export const VAULT_AUTH_PREFIX = 'auth/';

import type { CsiProviderProfile } from './csi-provider-profile';

/**
 * The HashiCorp Vault CSI provider 1.7.4 (BUSL-1.1), without Vault Agent beside it.
 *
 * Source: hashicorp/vault-csi-provider at `v1.7.4`. Without a token for its audience it makes one itself. A version is a keyed hash
 * of the file, so that it is stable as long as the content is: not for dynamic secrets, which each read issues anew, and not
 * for an object without `secretKey`, whose file is Vault's whole response with its `request_id`. A revision is pinned in the query
 * of `secretPath` (`?version=3`). Files of one path share one read; the login is kept, but counted here.
 */
export const VAULT_CSI_PROVIDER_1_7_4 = {
  provider: 'vault',
  version: '1.7.4',
  filesPerClass: 'many',
  fileMode: 0o644,
  foreignTokens: 'ignored',
  needsTokens: false,
  tokenAudiences: { kubernetesAuth: 'vault' },
  stableObjectVersions: true,
  missingPropertyCrashesProvider: false,
  canPinRevision: true,
  deliversStructuredValues: true,
  logsRequests: false,
  callsPerMount: { kubernetes: 2, signIn: 0, store: 1, storePerFile: 1 },
} as const satisfies CsiProviderProfile;

import type { CsiProviderProfile } from './csi-provider-profile';

/**
 * The Azure Key Vault CSI provider 1.8.2.
 *
 * Source: Azure/secrets-store-csi-driver-provider-azure at `v1.8.2`. It never calls the Kubernetes API. Workload identity and
 * identity binding need their token; VM identity and a service principal need none, hence `needsTokens: false`.
 * A version is that of Key Vault, so that an unchanged object keeps it. Unknown names in `parameters` and in objects are ignored.
 */
export const AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2 = {
  provider: 'azure',
  version: '1.8.2',
  filesPerClass: 'many',
  fileMode: 0o644,
  foreignTokens: 'ignored',
  needsTokens: false,
  tokenAudiences: { workloadIdentity: 'api://AzureADTokenExchange', identityBinding: 'api://AKSIdentityBinding' },
  stableObjectVersions: true,
  missingPropertyCrashesProvider: false,
  canPinRevision: true,
  deliversStructuredValues: true,
  logsRequests: false,
  callsPerMount: { kubernetes: 0, signIn: 1, store: 0, storePerFile: 1 },
} as const satisfies CsiProviderProfile;

import { AZURE_WORKLOAD_IDENTITY } from './azure-workload-identity.ts';
import type { CsiProviderProfile } from './csi-provider-profile.ts';

/**
 * How the Azure Key Vault CSI provider is deployed.
 *
 * Source: Azure/secrets-store-csi-driver-provider-azure at `v1.8.2`, chart 1.8.2 and `cmd/main.go`.
 */
export const AZURE_KEY_VAULT_CSI_PROVIDER = {
  unit: 'azure-key-vault-csi-provider',
  version: '1.8.2',
  /** As in upstream's static manifest; the chart puts the release before it. */
  daemonSet: 'csi-secrets-store-provider-azure',
  selectorLabel: 'app',
  serviceAccount: 'csi-secrets-store-provider-azure',
  namespace: 'kube-system',
  container: 'provider-azure-installer',
  image: { registry: 'mcr.microsoft.com', repository: 'oss/v2/azure/secrets-store/provider-azure', tag: 'v1.8.2' },
  resources: { cpuRequest: '50m', memoryRequest: '100Mi', memoryLimit: '100Mi' },
  windowsResources: { cpuRequest: '100m', memoryRequest: '200Mi', memoryLimit: '200Mi' },
  healthz: { port: 8989, path: '/healthz', timeout: '5s' },
  /** The answer comes from a call to the provider's own socket, so it is worth asking. */
  livenessProbe: { failureThreshold: 3, initialDelaySeconds: 5, periodSeconds: 30, timeoutSeconds: 10 },
  /** Default of `--prometheus-port`. */
  metricsPort: 8898,
  /** Default of `--construct-pem-chain`; the chart's `false` only leaves the flag out, and so changes nothing. */
  constructPemChain: true,
} as const;

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
  tokenAudiences: {
    workloadIdentity: AZURE_WORKLOAD_IDENTITY.tokenAudience,
    identityBinding: 'api://AKSIdentityBinding',
  },
  // A `clientID` has it look for a token even where the node's identity reads the vault.
  classAudiences: [
    { parameter: 'useAzureTokenProxy', value: 'true', audience: 'api://AKSIdentityBinding' },
    { parameter: 'clientID', audience: AZURE_WORKLOAD_IDENTITY.tokenAudience },
  ],
  stableObjectVersions: true,
  missingPropertyCrashesProvider: false,
  canPinRevision: true,
  deliversStructuredValues: true,
  logsRequests: false,
  fileList: {
    parameter: 'objects',
    form: 'array-of-texts',
    nameFields: ['objectAlias', 'objectName'],
    sameName: 'last-wins',
    versions: 'objectVersionHistory',
    keyless: { field: 'objectType', kinds: ['cert', 'key'] },
    suffixes: ['.crt', '.key'],
  },
  callsPerMount: { kubernetes: 0, signIn: 1, store: 0, storePerFile: 1 },
} as const satisfies CsiProviderProfile;

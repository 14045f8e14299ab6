import type { CsiProviderProfile } from './csi-provider-profile.ts';

/**
 * How the HashiCorp Vault CSI provider is deployed. Its image is under BUSL-1.1.
 *
 * Source: `deployment/vault-csi-provider.yaml` and `main.go` of hashicorp/vault-csi-provider at `v1.7.4`.
 */
export const VAULT_CSI_PROVIDER = {
  unit: 'vault-csi-provider',
  version: '1.7.4',
  daemonSet: 'vault-csi-provider',
  selectorLabel: 'app.kubernetes.io/name',
  serviceAccount: 'vault-csi-provider',
  namespace: 'csi',
  container: 'provider-vault-installer',
  image: { registry: 'docker.io', repository: 'hashicorp/vault-csi-provider', tag: '1.7.4' },
  resources: { cpuRequest: '50m', memoryRequest: '100Mi', memoryLimit: '100Mi' },
  /** Secret with the key of the versions' hashes; the provider makes it, in its own namespace. Default of `-hmac-secret-name`. */
  hmacSecretName: 'vault-csi-provider-hmac-key',
  /** Always answers 200. */
  probe: {
    failureThreshold: 2,
    httpGet: { path: '/health/ready', port: 8080, scheme: 'HTTP' },
    initialDelaySeconds: 5,
    periodSeconds: 5,
    successThreshold: 1,
    timeoutSeconds: 3,
  },
} as const;

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
  fileList: { parameter: 'objects', form: 'maps', nameFields: ['objectName'], sameName: 'refused' },
  callsPerMount: { kubernetes: 2, signIn: 0, store: 1, storePerFile: 1 },
} as const satisfies CsiProviderProfile;

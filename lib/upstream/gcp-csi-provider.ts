import type { CsiProviderProfile } from './csi-provider-profile.ts';

/**
 * How the Google CSI provider is deployed.
 *
 * Source: `deploy/provider-gcp-plugin.yaml` of GoogleCloudPlatform/secrets-store-csi-driver-provider-gcp at `v1.15.0`.
 */
export const GCP_CSI_PROVIDER = {
  unit: 'gcp-csi-provider',
  version: '1.15.0',
  daemonSet: 'csi-secrets-store-provider-gcp',
  selectorLabel: 'app',
  serviceAccount: 'secrets-store-csi-driver-provider-gcp',
  namespace: 'kube-system',
  container: 'provider',
  image: {
    registry: 'us-docker.pkg.dev',
    repository: 'secretmanager-csi/secrets-store-csi-driver-provider-gcp/plugin',
    tag: 'v1.15.0',
  },
  imageDigest: 'sha256:c87cfa3e8be097c0034f136fb56e37d76966430b69223c12d179398ea0584576',
  resources: { cpuRequest: '50m', memoryRequest: '100Mi', memoryLimit: '100Mi' },
  /** User and group that the provider runs as. */
  userId: 1000,
  /** Names the directory that the socket is made in. */
  socketDirVariable: 'TARGET_DIR',
  initContainer: 'chown-provider-mount',
  livenessProbe: {
    failureThreshold: 3,
    httpGet: { path: '/live', port: 8095 },
    initialDelaySeconds: 5,
    periodSeconds: 30,
    timeoutSeconds: 10,
  },
} as const;

/**
 * The Google CSI provider 1.15.0, for Secret Manager and Parameter Manager.
 *
 * Source: GoogleCloudPlatform/secrets-store-csi-driver-provider-gcp at `v1.15.0`. Without tokens from the driver it makes its own;
 * with any, one of them has to be for the project's workload pool, `<project>.svc.id.goog`. To sign in it exchanges that
 * token and, where the ServiceAccount names a Google service account, exchanges again.
 */
export const GCP_CSI_PROVIDER_1_15_0 = {
  provider: 'gcp',
  version: '1.15.0',
  filesPerClass: 'many',
  fileMode: 0o644,
  foreignTokens: 'break-mounts-without-own',
  needsTokens: false,
  tokenAudiences: {},
  stableObjectVersions: true,
  missingPropertyCrashesProvider: false,
  canPinRevision: true,
  deliversStructuredValues: true,
  logsRequests: false,
  fileList: { parameter: 'secrets', form: 'maps', nameFields: ['path', 'fileName'], sameName: 'last-wins' },
  callsPerMount: { kubernetes: 2, signIn: 2, store: 0, storePerFile: 1 },
} as const satisfies CsiProviderProfile;

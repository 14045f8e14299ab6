import type { CsiProviderProfile } from './csi-provider-profile.ts';

/**
 * How the Pulumi ESC CSI provider is deployed.
 *
 * Source: pulumi/pulumi-esc-csi-provider, image tag `v0.1.1`, chart tag `pulumi-esc-csi-provider-0.1.6`.
 */
export const PULUMI_ESC_CSI_PROVIDER = {
  version: '0.1.1',
  /** The chart's selector; a DaemonSet that takes over an install has to keep it. */
  appLabel: 'pulumi-esc-csi-provider',
  namespace: 'kube-system',
  image: { registry: 'ghcr.io', repository: 'pulumi/pulumi-esc-csi-provider', tag: '0.1.1' },
  /** Directory in the container that the providers directory of the node is mounted to. */
  socketDir: '/provider',
  /** Value of the binary's `-api-url` flag when it is not set. */
  apiUrl: 'https://api.pulumi.com/api/esc',
  /** Value of the binary's `-health-port` flag when it is not set. */
  healthPort: 8080,
  /** Seconds that a probe waits, and its thresholds, as in the chart. Both probes always answer 200 (T10). */
  probe: { failureThreshold: 2, initialDelaySeconds: 5, periodSeconds: 5, successThreshold: 1, timeoutSeconds: 3 },
  requests: { cpu: '50m', memory: '100Mi' },
  memoryLimit: '100Mi',
} as const;

/**
 * The Pulumi ESC CSI provider 0.1.1, built with `pulumi/esc-sdk` 0.10.5.
 *
 * Source: `internal/` of pulumi/pulumi-esc-csi-provider at `v0.1.1`. The traps by the ids the docs use:
 *
 * - T1 `filesPerClass`: results are kept under the open session's id, so the last entry overwrites the others.
 * - T2 `foreignTokens`, `acceptedParameters`: attributes are decoded with unknown fields forbidden, and the
 *   driver hands tokens over as an attribute.
 * - T3 `missingPropertyCrashesProvider`: the SDK dereferences nil when a property read answers 4xx or 5xx. Mended in SDK 0.11.0.
 * - T4 `fileMode`: the permission that the driver asks for is read into a variable that nobody uses.
 * - T5 `stableObjectVersions`: a version begins with the id of a session that is new at every open.
 * - T7 `logsRequests`: the request is logged at info level.
 * - T12 `deliversStructuredValues`: nested values keep the API's `value`/`trace` wrapping.
 * - T16 `canPinRevision`: an environment's name is used as it is, without tag or revision.
 */
export const PULUMI_ESC_CSI_PROVIDER_0_1_1 = {
  provider: 'pulumi',
  version: '0.1.1',
  filesPerClass: 1,
  fileMode: 0,
  foreignTokens: 'break-mounts',
  needsTokens: false,
  tokenAudiences: {},
  stableObjectVersions: false,
  missingPropertyCrashesProvider: true,
  canPinRevision: false,
  deliversStructuredValues: false,
  logsRequests: true,
  authSecretKey: 'pulumi-access-token',
  authSecretParameters: { name: 'authSecretName', namespace: 'authSecretNamespace' },
  acceptedParameters: [
    'apiUrl',
    'authSecretName',
    'authSecretNamespace',
    'environment',
    'objects',
    'organization',
    'project',
    'secrets',
  ],
  fileList: { parameter: 'secrets', form: 'maps', nameFields: ['fileName'], sameName: 'last-wins' },
  callsPerMount: { kubernetes: 1, signIn: 0, store: 1, storePerFile: 1 },
} as const satisfies CsiProviderProfile;

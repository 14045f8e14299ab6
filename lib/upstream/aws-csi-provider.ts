import { AWS_IRSA, AWS_POD_IDENTITY } from './aws-identity.ts';
import type { CsiProviderProfile } from './csi-provider-profile.ts';

/**
 * How the AWS CSI provider is deployed.
 *
 * Source: aws/secrets-store-csi-driver-provider-aws at 3.1.1, its chart and `main.go`.
 */
export const AWS_CSI_PROVIDER = {
  unit: 'aws-csi-provider',
  version: '3.1.1',
  daemonSet: 'csi-secrets-store-provider-aws',
  selectorLabel: 'app',
  serviceAccount: 'csi-secrets-store-provider-aws',
  namespace: 'kube-system',
  container: 'provider-aws-installer',
  image: {
    registry: 'public.ecr.aws',
    repository: 'aws-secrets-manager/secrets-store-csi-driver-provider-aws',
    tag: '3.1.1',
  },
  resources: { cpuRequest: '50m', memoryRequest: '100Mi', memoryLimit: '100Mi' },
  /** Read before the labels of the pod's node when a class names no region. */
  regionVariable: 'AWS_REGION',
  /** Label of nodes that EKS sets to `fargate` on those that are none. */
  computeTypeLabel: 'eks.amazonaws.com/compute-type',
} as const;

/**
 * The AWS CSI provider 3.1.1, for Secrets Manager and SSM Parameter Store.
 *
 * Source: aws/secrets-store-csi-driver-provider-aws at 3.1.1. Since 3.0 it makes no tokens itself: without any from the driver
 * every mount fails. With IRSA it reads the pod's ServiceAccount for the role's ARN, with Pod Identity it calls Kubernetes not at
 * all. Parameters are read ten at a time, so that `storePerFile` is an upper bound. Values cut out with `jmesPath` have to be
 * strings; a whole secret arrives as it is stored.
 */
export const AWS_CSI_PROVIDER_3_1_1 = {
  provider: 'aws',
  version: '3.1.1',
  filesPerClass: 'many',
  fileMode: 0o644,
  foreignTokens: 'ignored',
  needsTokens: true,
  tokenAudiences: { irsa: AWS_IRSA.tokenAudience, podIdentity: AWS_POD_IDENTITY.tokenAudience },
  classAudiences: [
    { parameter: 'usePodIdentity', value: 'true', audience: AWS_POD_IDENTITY.tokenAudience },
    { audience: AWS_IRSA.tokenAudience },
  ],
  stableObjectVersions: true,
  missingPropertyCrashesProvider: false,
  canPinRevision: true,
  deliversStructuredValues: true,
  logsRequests: false,
  fileList: {
    parameter: 'objects',
    form: 'maps',
    nameFields: ['objectAlias', 'objectName'],
    sameName: 'refused',
    slash: { parameter: 'pathTranslation', replacement: '_' },
    parts: { field: 'jmesPath', nameField: 'objectAlias' },
  },
  callsPerMount: { kubernetes: 1, signIn: 1, store: 0, storePerFile: 1 },
} as const satisfies CsiProviderProfile;

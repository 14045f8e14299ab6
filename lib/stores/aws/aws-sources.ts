import { AWS_CSI_PROVIDER_3_1_1 } from '../../upstream/aws-csi-provider.ts';
import { AWS_EXTERNAL_SECRETS_PROVIDER } from '../../upstream/external-secrets-providers.ts';
import { objectList } from '../object-list.ts';
import { serviceAccountRef } from '../service-account-ref.ts';
import type { CsiSource, ExternalSecretsSource, Unavailable } from '../store.ts';
import type { AwsStore } from './aws-store.ts';

/** How the AWS CSI provider 3.1.1 reads a store: as the pod, whose ServiceAccount has to be the identity's. */
export function awsCsiSource({ identity, region }: AwsStore): CsiSource | Unavailable {
  if (identity.kind === 'platform') {
    return { unavailable: 'its identity is the platform, and the AWS CSI provider signs in as the pod alone' };
  }
  return {
    profile: AWS_CSI_PROVIDER_3_1_1,
    credentials: [],
    identity,
    parameters: (files) => ({
      region,
      ...(identity.kind === 'aws-pod-identity' ? { usePodIdentity: 'true' } : {}),
      // Otherwise the provider makes an underscore of each slash, and whoever looks for the file misses it.
      ...(files.some(({ fileName }) => fileName.includes('/')) ? { pathTranslation: 'False' } : {}),
      objects: objectList(files, 'objectAlias'),
    }),
  };
}

/**
 * How External Secrets Operator 2.9.0 reads a store: as the identity's ServiceAccount, or as itself.
 *
 * Of a ServiceAccount it takes the role's annotation and a token for STS; EKS hands the role of a Pod Identity to pods alone.
 */
export function awsExternalSecretsSource(
  { identity, region }: AwsStore,
  service: 'SecretsManager' | 'ParameterStore',
): ExternalSecretsSource | Unavailable {
  if (identity.kind === 'aws-pod-identity') {
    return { unavailable: 'its identity is one of EKS Pod Identity, which only the pod itself can use' };
  }
  const account = identity.kind === 'platform' ? undefined : identity;
  return {
    profile: AWS_EXTERNAL_SECRETS_PROVIDER,
    credentials: [],
    identity: account,
    provider: (kind) => ({
      aws: {
        ...(account ? { auth: { jwt: { serviceAccountRef: serviceAccountRef(kind, account) } } } : {}),
        region,
        service,
        sessionTagsPolicy: 'None',
      },
    }),
  };
}

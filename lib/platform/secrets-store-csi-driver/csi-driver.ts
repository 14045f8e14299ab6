import type { Json } from '../../core/json.ts';
import { KubernetesVersion } from '../../core/kubernetes-version.ts';
import { SERVICE_ACCOUNT_TOKEN_IN_SECRETS_SINCE } from '../../upstream/secrets-store-csi-driver.ts';
import type { Manifest } from '../manifest.ts';
import type { SecretsStoreCsiDriverProps, TokenRequest } from './props.ts';
import type { DriverIdentity } from './settings.ts';

/** The CSIDriver object, which tells kubelet how to call the driver. */
export function csiDriver(identity: DriverIdentity, props: SecretsStoreCsiDriverProps): Manifest {
  const { rotation, tokenRequests = [], openShiftVolumeProfile: profile } = props;
  const labels = profile && { 'security.openshift.io/csi-ephemeral-volume-profile': profile };
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSIDriver',
    metadata: { name: identity.driverName, labels: { ...identity.labels, ...labels } },
    spec: {
      podInfoOnMount: true,
      attachRequired: false,
      volumeLifecycleModes: ['Ephemeral'],
      requiresRepublish: rotation !== undefined,
      ...(tokenRequests.length > 0 && tokenFields(tokenRequests, props.kubernetesVersion)),
    },
  };
}

function tokenFields(requests: readonly TokenRequest[], version?: KubernetesVersion): Record<string, Json | undefined> {
  const since = KubernetesVersion.parse(SERVICE_ACCOUNT_TOKEN_IN_SECRETS_SINCE);
  return {
    tokenRequests: requests.map(({ audience, expiration }) => ({
      audience,
      expirationSeconds: expiration?.toSeconds(),
    })),
    serviceAccountTokenInSecrets: version?.isAtLeast(since) ? true : undefined,
  };
}

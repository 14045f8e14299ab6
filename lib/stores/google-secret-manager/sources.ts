import type { JsonObject } from '../../core/json.ts';
import type { GcpTrust } from '../../identity/trust.ts';
import type { WorkloadIdentity } from '../../identity/workload-identity.ts';
import { GCPSM_EXTERNAL_SECRETS_PROVIDER } from '../../upstream/external-secrets-providers.ts';
import { GCP_CSI_PROVIDER_1_15_0 } from '../../upstream/gcp-csi-provider.ts';
import { GKE_WORKLOAD_IDENTITY } from '../../upstream/gke-workload-identity.ts';
import { objectList } from '../object-list.ts';
import { type SecretStoreKind, serviceAccountRef } from '../service-account-ref.ts';
import type { CsiSource, ExternalSecretsSource, Unavailable } from '../store.ts';
import type { GoogleSecretManager } from './secret-manager.ts';

/** How the Google CSI provider 1.15.0 reads secrets: as the pod, which is its default, or as its own DaemonSet. */
export function csiSource({ identity }: GoogleSecretManager): CsiSource {
  const isShared = identity.kind === 'platform';
  return {
    profile: GCP_CSI_PROVIDER_1_15_0,
    credentials: [],
    identity: isShared ? undefined : identity,
    parameters: (files) => ({
      ...(isShared ? { auth: 'provider-adc' } : {}),
      secrets: objectList(files, 'path'),
    }),
  };
}

/** How External Secrets Operator 2.9.0 reads secrets: as the identity's ServiceAccount, or as itself. */
export function externalSecretsSource(store: GoogleSecretManager): ExternalSecretsSource | Unavailable {
  const { identity, location, project } = store;
  const account = identity.kind === 'platform' ? undefined : identity;
  const ownPool = account && `${account.trust.project}${GKE_WORKLOAD_IDENTITY.poolSuffix}`;
  if (account && account.trust.pool !== ownPool) {
    return {
      unavailable: `its identity is one of the pool ${account.trust.pool}, and External Secrets Operator signs in with ${ownPool} alone`,
    };
  }
  return {
    profile: GCPSM_EXTERNAL_SECRETS_PROVIDER,
    credentials: [],
    identity: account,
    provider: (kind) => ({
      gcpsm: {
        ...(account ? { auth: { workloadIdentity: workloadIdentity(store, account, kind) } } : {}),
        ...(location === undefined ? {} : { location }),
        projectID: project,
        secretVersionSelectionPolicy: 'LatestOrFail',
      },
    }),
  };
}

/** Where to exchange the account's token; what is left out here, the operator asks the metadata server for. */
function workloadIdentity(
  { clusterLocation, clusterName }: GoogleSecretManager,
  account: WorkloadIdentity<GcpTrust>,
  kind: SecretStoreKind,
): JsonObject {
  return {
    ...(clusterLocation === undefined ? {} : { clusterLocation }),
    ...(clusterName === undefined ? {} : { clusterName }),
    clusterProjectID: account.trust.project,
    serviceAccountRef: serviceAccountRef(kind, account),
  };
}

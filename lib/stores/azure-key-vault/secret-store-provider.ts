import type { JsonObject } from '../../core/json.ts';
import { AZURE_CLOUDS } from '../../upstream/azure-key-vault.ts';
import { AZURE_EXTERNAL_SECRETS_PROVIDER } from '../../upstream/external-secrets-providers.ts';
import { type SecretStoreKind, serviceAccountRef } from '../service-account-ref.ts';
import type { ExternalSecretsSource } from '../store.ts';
import type { AzureKeyVault } from './azure-key-vault.ts';

/** How External Secrets Operator 2.9.0 reads a vault: in the name of the identity's ServiceAccount, or as its own node. */
export function externalSecretsSource(vault: AzureKeyVault): ExternalSecretsSource {
  const { address, cloud, identity } = vault;
  return {
    profile: AZURE_EXTERNAL_SECRETS_PROVIDER,
    credentials: [],
    identity: identity.kind === 'vm-managed-identity' ? undefined : identity,
    provider: (kind) => ({
      azurekv: {
        ...signIn(vault, kind),
        environmentType: AZURE_CLOUDS[cloud].environmentType,
        useAzureSDK: false,
        vaultUrl: `https://${address}`,
      },
    }),
  };
}

/** The tenant stands here or in the ServiceAccount's annotation: both together are "multiple tenantID found". */
function signIn({ identity, tenantId }: AzureKeyVault, kind: SecretStoreKind): JsonObject {
  if (identity.kind === 'vm-managed-identity') {
    const { clientId } = identity;
    return { authType: 'ManagedIdentity', ...(clientId === undefined ? {} : { identityId: clientId }) };
  }
  return {
    authType: 'WorkloadIdentity',
    serviceAccountRef: serviceAccountRef(kind, identity),
    ...(identity.trust.tenantId === undefined ? { tenantId } : {}),
  };
}

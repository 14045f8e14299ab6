import type { JsonObject } from '../core/json.ts';
import type { WorkloadIdentity } from '../identity/workload-identity.ts';
import type { ExternalSecretsSource } from './store.ts';

/** The kinds of object that tell External Secrets Operator of a store. */
export type SecretStoreKind = Parameters<ExternalSecretsSource['provider']>[0];

/**
 * `serviceAccountRef` in a store's object (External Secrets Operator 2.9.0).
 *
 * A SecretStore may only name the account of its own namespace; a ClusterSecretStore that left the namespace out would take
 * the account of that name wherever an ExternalSecret lies.
 *
 * @param audience of the tokens, besides the one that the operator's provider asks for.
 */
export function serviceAccountRef(
  kind: SecretStoreKind,
  { accountName, namespace }: WorkloadIdentity,
  audience?: string,
): JsonObject {
  return {
    name: accountName,
    ...(kind === 'ClusterSecretStore' ? { namespace } : {}),
    ...(audience === undefined ? {} : { audiences: [audience] }),
  };
}

import type { JsonObject } from '../../core/json.ts';
import type { SecretKeyRef } from '../../core/secret-key-ref.ts';
import type { PulumiTrust } from '../../identity/trust.ts';
import type { WorkloadIdentity } from '../../identity/workload-identity.ts';
import { PULUMI_EXTERNAL_SECRETS_PROVIDER } from '../../upstream/external-secrets-providers.ts';
import { PULUMI_ESC_API_URL, PULUMI_ESC_OIDC_TOKEN_SECONDS } from '../../upstream/pulumi-esc.ts';
import { type SecretStoreKind, serviceAccountRef } from '../service-account-ref.ts';
import type { ExternalSecretsSource } from '../store.ts';
import type { PulumiEscEnvironment } from './environment.ts';

/** How External Secrets Operator 2.9.0 reads an environment: as the identity's ServiceAccount first, with the token else. */
export function externalSecretsSource(environment: PulumiEscEnvironment): ExternalSecretsSource {
  const { accessToken, apiUrl, identity, organization, project } = environment;
  return {
    profile: PULUMI_EXTERNAL_SECRETS_PROVIDER,
    credentials: identity === undefined && accessToken ? [accessToken] : [],
    identity,
    provider: (kind) => {
      const auth = identity ? oidc(kind, organization, identity) : token(kind, accessToken);
      return {
        pulumi: {
          apiUrl: apiUrl ?? PULUMI_ESC_API_URL,
          auth,
          environment: environment.environment,
          organization,
          project,
        },
      };
    },
  };
}

function oidc(kind: SecretStoreKind, organization: string, identity: WorkloadIdentity<PulumiTrust>): JsonObject {
  return {
    oidcConfig: {
      expirationSeconds: PULUMI_ESC_OIDC_TOKEN_SECONDS,
      organization,
      serviceAccountRef: serviceAccountRef(kind, identity, identity.trust.audience),
    },
  };
}

/** Without a credential, which is reported, there is nothing to write. */
function token(kind: SecretStoreKind, secret: SecretKeyRef | undefined): JsonObject {
  if (secret === undefined) return {};
  const { key, name, namespace } = secret;
  return { accessToken: { secretRef: { key, name, ...(kind === 'ClusterSecretStore' ? { namespace } : {}) } } };
}

import type { ExternalSecretsProviderProfile } from './external-secrets-provider-profile';

/**
 * The Pulumi provider of External Secrets Operator 2.9.0 (`providers/v1/pulumi`, stability alpha).
 *
 * Each entry opens the environment and reads one property; nothing is shared between entries.
 */
export const PULUMI_EXTERNAL_SECRETS_PROVIDER = {
  provider: 'pulumi',
  callsPerEntry: 2,
  callsPerExtract: 2,
  canFind: false,
  reportsMissing: false,
  resolvesConsumerNamespace: false,
  ignoresRemoteProperty: true,
  ignoresRemoteVersion: true,
  deliversStructuredValues: false,
  pushProblem:
    "It writes the environment's resolved values back as its definition: imports and encryption are lost, and every secret stands there in plain text.",
} as const satisfies ExternalSecretsProviderProfile;

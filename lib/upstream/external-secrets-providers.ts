import type { ExternalSecretsProviderProfile } from './external-secrets-provider-profile.ts';

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

/**
 * The AWS provider of External Secrets Operator 2.9.0 (`providers/v1/aws`), for Secrets Manager and Parameter Store.
 *
 * Besides the calls here it exchanges the ServiceAccount's token once a refresh. Of one version of a secret several entries
 * share one call, of a parameter none do. A secret or parameter that is gone is told from a failure, a JSON key is not.
 */
export const AWS_EXTERNAL_SECRETS_PROVIDER = {
  provider: 'aws',
  callsPerEntry: 1,
  callsPerExtract: 1,
  canFind: true,
  reportsMissing: true,
  resolvesConsumerNamespace: true,
  ignoresRemoteProperty: false,
  ignoresRemoteVersion: false,
  deliversStructuredValues: true,
} as const satisfies ExternalSecretsProviderProfile;

/**
 * The Google provider of External Secrets Operator 2.9.0 (`providers/v1/gcp`).
 *
 * Besides the calls here it exchanges the ServiceAccount's token once a refresh. One refresh at a time in the whole operator:
 * its client is behind a lock. A secret that is gone is told from a failure, a JSON key is not.
 */
export const GCPSM_EXTERNAL_SECRETS_PROVIDER = {
  provider: 'gcpsm',
  callsPerEntry: 1,
  callsPerExtract: 1,
  canFind: true,
  reportsMissing: true,
  resolvesConsumerNamespace: true,
  ignoresRemoteProperty: false,
  ignoresRemoteVersion: false,
  deliversStructuredValues: true,
} as const satisfies ExternalSecretsProviderProfile;

/**
 * The Vault provider of External Secrets Operator 2.9.0 (`providers/v1/vault`).
 *
 * Besides the calls here it signs in once a refresh. Entries of one path share nothing. A path that is gone is told from a
 * failure, a key is not.
 */
export const VAULT_EXTERNAL_SECRETS_PROVIDER = {
  provider: 'vault',
  callsPerEntry: 1,
  callsPerExtract: 1,
  canFind: true,
  reportsMissing: true,
  resolvesConsumerNamespace: true,
  ignoresRemoteProperty: false,
  ignoresRemoteVersion: false,
  deliversStructuredValues: true,
} as const satisfies ExternalSecretsProviderProfile;

/**
 * The Azure Key Vault provider of External Secrets Operator 2.9.0 (`providers/v1/azure`, stability stable).
 *
 * Besides the calls here it exchanges the ServiceAccount's token once a refresh. A secret, key or certificate that is gone is
 * told from a failure, a JSON key is not.
 */
export const AZURE_EXTERNAL_SECRETS_PROVIDER = {
  provider: 'azurekv',
  callsPerEntry: 1,
  callsPerExtract: 1,
  canFind: true,
  reportsMissing: true,
  resolvesConsumerNamespace: true,
  ignoresRemoteProperty: false,
  ignoresRemoteVersion: false,
  deliversStructuredValues: true,
} as const satisfies ExternalSecretsProviderProfile;

/** The profile of each of these providers, by its key in `spec.provider` of a store. */
export const EXTERNAL_SECRETS_PROVIDERS: ReadonlyMap<string, ExternalSecretsProviderProfile> = new Map(
  [
    AWS_EXTERNAL_SECRETS_PROVIDER,
    AZURE_EXTERNAL_SECRETS_PROVIDER,
    GCPSM_EXTERNAL_SECRETS_PROVIDER,
    PULUMI_EXTERNAL_SECRETS_PROVIDER,
    VAULT_EXTERNAL_SECRETS_PROVIDER,
  ].map((profile) => [profile.provider, profile]),
);

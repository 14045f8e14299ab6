/**
 * Facts of External Secrets Operator's custom resources.
 *
 * Source: external-secrets/external-secrets v2.9.0, `deploy/crds/bundle.yaml`, `apis/`, `pkg/controllers/`.
 */

/** The only served version of each kind; `v1beta1` is gone since 0.17. */
export const EXTERNAL_SECRETS_API_VERSIONS = {
  ClusterExternalSecret: 'external-secrets.io/v1',
  ClusterSecretStore: 'external-secrets.io/v1',
  ExternalSecret: 'external-secrets.io/v1',
  PushSecret: 'external-secrets.io/v1alpha1',
  SecretStore: 'external-secrets.io/v1',
} as const;

/**
 * What the API server writes into an ExternalSecret by itself, so that a GitOps engine would see a difference.
 *
 * Since 2.9.0 it writes none of the strategies and policies of `remoteRef`, `extract` and `find`.
 */
export const EXTERNAL_SECRET_DEFAULTS = {
  refreshInterval: '1h0m0s',
  creationPolicy: 'Owner',
  deletionPolicy: 'Retain',
  template: { engineVersion: 'v2', mergePolicy: 'Replace' },
  templateFrom: { target: 'Data', templateAs: 'Values' },
} as const;

/** What the API server writes into a PushSecret by itself. */
export const PUSH_SECRET_DEFAULTS = {
  refreshInterval: '1h0m0s',
  updatePolicy: 'Replace',
  deletionPolicy: 'None',
  conversionStrategy: 'None',
} as const;

/** Providers that honour `retrySettings` of a store; the others ignore it without a word. */
export const RETRYING_PROVIDERS: ReadonlySet<string> = new Set(['aws', 'ibm', 'oracle', 'vault']);

/** The fields of a reference to a Secret, a ServiceAccount or a bundle of certificates in `spec.provider`; `name` is always there. */
export const PROVIDER_REFERENCE_FIELDS: ReadonlySet<string> = new Set([
  'audiences',
  'key',
  'name',
  'namespace',
  'type',
]);

/** Maps in `spec.provider` whose keys are the author's own, so that `name` in them is no reference. */
export const PROVIDER_FREE_FORM_FIELDS: ReadonlySet<string> = new Set(['customSessionTags', 'headers']);

/** Label with a namespace's own name, which the API server puts on every one (Kubernetes 1.22): selectors have no names. */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * Custom kinds that the GitOps engines treat in a way of their own, as `<group>/<kind>`.
 *
 * Source: external-secrets/external-secrets v2.9.0, bitnami-labs/sealed-secrets v0.36.6,
 * kubernetes-sigs/secrets-store-csi-driver v1.6.0.
 */
export const CUSTOM_KINDS = {
  clusterExternalSecret: 'external-secrets.io/ClusterExternalSecret',
  clusterSecretStore: 'external-secrets.io/ClusterSecretStore',
  externalSecret: 'external-secrets.io/ExternalSecret',
  pushSecret: 'external-secrets.io/PushSecret',
  sealedSecret: 'bitnami.com/SealedSecret',
  secretProviderClass: 'secrets-store.csi.x-k8s.io/SecretProviderClass',
  secretStore: 'external-secrets.io/SecretStore',
} as const;

/**
 * The one version of each of the operator's kinds that its release serves. `v1beta1` stands in the CRDs of the first four, and is not
 * served since 0.17.
 */
export const EXTERNAL_SECRETS_VERSIONS: Readonly<Record<string, string>> = {
  [CUSTOM_KINDS.clusterExternalSecret]: 'v1',
  [CUSTOM_KINDS.clusterSecretStore]: 'v1',
  [CUSTOM_KINDS.externalSecret]: 'v1',
  [CUSTOM_KINDS.secretStore]: 'v1',
  [CUSTOM_KINDS.pushSecret]: 'v1alpha1',
  'external-secrets.io/ClusterPushSecret': 'v1alpha1',
};

/** Custom kinds that belong to no namespace, for a cluster whose CRDs of them come from elsewhere; as `<group>/<kind>`. */
export const CLUSTER_SCOPED_CUSTOM_KINDS: ReadonlySet<string> = new Set([
  CUSTOM_KINDS.clusterExternalSecret,
  CUSTOM_KINDS.clusterSecretStore,
  'external-secrets.io/ClusterPushSecret',
  'generators.external-secrets.io/ClusterGenerator',
]);

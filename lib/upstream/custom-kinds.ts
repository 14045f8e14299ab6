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

/** Custom kinds that belong to no namespace, for a cluster whose CRDs of them come from elsewhere; as `<group>/<kind>`. */
export const CLUSTER_SCOPED_CUSTOM_KINDS: ReadonlySet<string> = new Set([
  CUSTOM_KINDS.clusterExternalSecret,
  CUSTOM_KINDS.clusterSecretStore,
  'external-secrets.io/ClusterPushSecret',
  'generators.external-secrets.io/ClusterGenerator',
]);

/** Kinds that others refer to by name, so that a name without an object behind it stops something. */
export type ReferredKind =
  | 'ClusterSecretStore'
  | 'ConfigMap'
  | 'Secret'
  | 'SecretProviderClass'
  | 'SecretStore'
  | 'ServiceAccount';

/** An object of a cluster that somebody else makes: a reference to it is no mistake. */
export interface ExistingObject {
  readonly kind: ReferredKind;
  readonly name: string;
  /** @default - every namespace has one; a ClusterSecretStore lies in none */
  readonly namespace?: string;
  /**
   * Keys of a Secret or a ConfigMap.
   * @default - unknown; a reference to any key passes
   */
  readonly keys?: readonly string[];
}

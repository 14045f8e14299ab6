/**
 * Nobody in particular: External Secrets Operator and, where it can, the CSI provider sign in as themselves, with the rights of
 * their own pods or of the node.
 *
 * An admission: whoever may use the store's SecretStore, or mount a class, reads everything that these rights open.
 */
export interface PlatformIdentity {
  readonly kind: 'platform';
}

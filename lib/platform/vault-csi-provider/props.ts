import type { CsiProviderProps, ServiceAccountAccess } from '../csi-provider/props.ts';

/** Props of {@link VaultCsiProvider}. */
export interface VaultCsiProviderProps extends CsiProviderProps, ServiceAccountAccess {
  /**
   * Namespace of the DaemonSet and its ServiceAccount: one of its own. The provider may create any Secret there, which in
   * `kube-system` could be the token of any controller.
   *
   * @default 'csi'
   */
  readonly namespace?: string;
  /**
   * Whether the driver passes tokens for the audience `vault`, or for that which the classes name. The provider then makes none
   * itself, and loses the right to.
   *
   * @default false
   */
  readonly tokensFromDriver?: boolean;
  /**
   * The certificate authority of Vault's server, for classes that name none: a ConfigMap in the provider's namespace, which it
   * sees in `/vault/tls`.
   *
   * @default - what the image trusts.
   */
  readonly caConfigMap?: CaConfigMap;
}

/** A ConfigMap with certificates in PEM. */
export interface CaConfigMap {
  readonly name: string;
  /** @default 'ca.crt' */
  readonly key?: string;
}

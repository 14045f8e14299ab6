import type { CsiProviderProps } from '../csi-provider/props.ts';
import type { Toleration } from '../node-agent.ts';

/** Props of {@link AzureKeyVaultCsiProvider}. */
export interface AzureKeyVaultCsiProviderProps extends CsiProviderProps {
  /**
   * Name of the Linux DaemonSet; the Windows one has `-windows` appended. Set it to take over an install of the chart, which
   * puts the release before it.
   *
   * @default 'csi-secrets-store-provider-azure'
   */
  readonly daemonSetName?: string;
  /**
   * Whether classes sign in with the identity of the node's virtual machine (`useVMManagedIdentity`), which every pod of the
   * node then shares. The pods are in the node's network then: it reaches the metadata service where the pods' network may
   * not. Ports 8989 and 8898 of the nodes have to be free.
   *
   * @default false
   */
  readonly nodeIdentity?: boolean;
  /**
   * Whether classes use AKS identity binding (`useAzureTokenProxy`): the provider then asks the API server for its certificate,
   * and needs the cluster's certificate authority, which comes with the token of a ServiceAccount.
   *
   * @default false
   */
  readonly identityBinding?: boolean;
  /**
   * Whether the certificates of a PEM file are put in order: server, intermediate, root.
   *
   * @default true
   */
  readonly constructPemChain?: boolean;
  /** Adds the DaemonSet for Windows nodes, whose socket is in `C:\k\secrets-store-csi-providers`. @default false */
  readonly windows?: boolean;
  /** @default - `tolerations`. */
  readonly windowsTolerations?: readonly Toleration[];
}

import type { CsiProviderProps, ServiceAccountAccess } from '../csi-provider/props.ts';

/** Props of {@link AwsCsiProvider}. */
export interface AwsCsiProviderProps extends CsiProviderProps, ServiceAccountAccess {
  /**
   * The accounts that sign in with IRSA, whose annotation names their role. Accounts of EKS Pod Identity need not be named.
   * `'every'` is what upstream grants.
   */
  readonly serviceAccounts: ServiceAccountAccess['serviceAccounts'];
  /**
   * Region of classes that name none, for instance `eu-central-1`. Upstream's provider finds it by the labels of the pod's node,
   * for which it may read every pod and node; this one may not.
   *
   * @default - every class has to name its region.
   */
  readonly region?: string;
  /**
   * Whether the driver refreshes mounts. Of a secret that has not changed, provider 3.1.1 reads the value back from the pod's
   * mount, for which it sees kubelet's directory with all pods, read-only.
   *
   * @default false
   */
  readonly rotation?: boolean;
  /** Kubelet's root directory, absolute; of use with `rotation` only. @default '/var/lib/kubelet' */
  readonly kubeletRootDir?: string;
}

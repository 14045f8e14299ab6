import type { ContainerResources } from '../container-resources.ts';
import type { NodeAgentPlacement } from '../node-agent.ts';

/** Props that the constructs of all CSI providers have in common. */
export interface CsiProviderProps extends NodeAgentPlacement {
  /**
   * Namespace of the DaemonSet and its ServiceAccount; it has to admit host paths.
   *
   * @default - upstream's own: `csi` for Vault, `kube-system` for the others.
   */
  readonly namespace?: string;
  /**
   * Directory on Linux nodes for the socket, absolute: one that the driver searches. Restart the driver's pods when it moves.
   *
   * @default '/var/run/secrets-store-csi-providers'
   */
  readonly providersDir?: string;
  /** Host, with path if need be, of a mirror with upstream's repositories. @default - upstream's own. */
  readonly imageRegistry?: string;
  /** Digest of the image, `sha256:` and 64 hexadecimal digits. @default - upstream's digest, else its tag. */
  readonly imageDigest?: string;
  /** @default - upstream's requests and memory limit, no CPU limit. */
  readonly resources?: ContainerResources;
}

/** Props of a provider that reads ServiceAccounts of pods, or makes tokens for them. */
export interface ServiceAccountAccess {
  /**
   * ServiceAccounts of the pods that mount through the provider. It may touch these and no others; `'every'` is what upstream
   * grants. Order and repetition do not matter.
   */
  readonly serviceAccounts: readonly ServiceAccountRef[] | 'every';
}

/** Which ServiceAccount. */
export interface ServiceAccountRef {
  readonly name: string;
  readonly namespace: string;
}

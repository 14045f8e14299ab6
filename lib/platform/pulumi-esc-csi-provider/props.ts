import type { ContainerResources } from '../container-resources.ts';
import type { NodeAgentPlacement } from '../node-agent.ts';

/** Props of {@link PulumiEscCsiProvider}. */
export interface PulumiEscCsiProviderProps extends NodeAgentPlacement {
  /**
   * The Secrets with Pulumi access tokens that classes name. The provider may read these and no others; upstream's chart lets
   * it read every Secret of the cluster. Order and repetition do not matter.
   */
  readonly authSecrets: readonly AuthSecret[];
  /**
   * Namespace of the DaemonSet and its ServiceAccount.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /**
   * API of a self-hosted Pulumi Cloud, for classes that name none; ends in `/api/esc`.
   *
   * @default - the binary's own, `https://api.pulumi.com/api/esc`.
   */
  readonly apiUrl?: string;
  /**
   * Directory on the nodes for the socket, absolute: one that the driver searches. Restart the driver's pods when it moves.
   *
   * @default '/var/run/secrets-store-csi-providers'
   */
  readonly providersDir?: string;
  /** Host, with path if need be, of a mirror with upstream's repositories. @default 'ghcr.io' */
  readonly imageRegistry?: string;
  /** Digest that replaces the tag, `sha256:` and 64 hexadecimal digits. @default - upstream's tag. */
  readonly imageDigest?: string;
  /** @default - upstream's requests and memory limit, no CPU limit. */
  readonly resources?: ContainerResources;
}

/** Where a Kubernetes Secret with a Pulumi access token stands. */
export interface AuthSecret {
  readonly name: string;
  readonly namespace: string;
}

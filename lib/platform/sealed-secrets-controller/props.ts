import type { Duration } from 'cdk8s';
import type { ContainerResources } from '../container-resources.ts';
import type { WrittenSecrets } from '../external-secrets-operator/props.ts';
import type { StringMap } from '../manifest.ts';
import type { Toleration } from '../node-agent.ts';

/** Props of {@link SealedSecretsController}. */
export interface SealedSecretsControllerProps {
  /**
   * The Secrets that the cluster's SealedSecrets make. The controller watches their namespaces and no others; in them it may
   * create Secrets, which no Role can limit to names, and get and update these alone. Order and repetition do not matter.
   *
   * @default - every SealedSecret of the cluster; the controller may then get and change every Secret of it.
   */
  readonly writes?: readonly WrittenSecrets[];
  /**
   * Whether a Secret that somebody deletes comes back at once, not only when its SealedSecret changes or the controller starts.
   * It costs the right to list, and so to read, every Secret of the watched namespaces.
   *
   * @default - only without `writes`.
   */
  readonly recreateDeleted?: boolean;
  /**
   * Namespace of the controller and of its private keys; kubeseal looks for it in `kube-system`. One of its own is safer: the
   * controller lists every Secret in it at start. Moving it leaves the keys behind.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /**
   * How often a new key is made. Old keys go on opening what they sealed. None but the first is made with `Duration.seconds(0)`.
   *
   * @default - 30 days, the controller's own.
   */
  readonly keyRenewPeriod?: Duration;
  /** Makes a new key at start unless there is one since this instant: for a key that got out. @default - none. */
  readonly keyCutoff?: Date;
  /**
   * Groups of users whose kubeseal reaches the controller through the API server, for its certificate, `--validate` and
   * `--re-encrypt`; upstream has `system:authenticated`. Every pod reaches the controller then, as the API server has no
   * address that a NetworkPolicy could name, and in 0.36 whoever does can find out any sealed value by asking often enough
   * (`/v1/verify`, mended in 0.39, and `/v1/rotate`, mended in 0.40).
   *
   * @default - nobody: a NetworkPolicy closes the port. `kubectl port-forward` gets the certificate all the same.
   */
  readonly serviceProxiers?: readonly string[];
  /** @default 'text' */
  readonly logFormat?: 'text' | 'json';
  /** Host, with path if need be, of a mirror with upstream's repository. @default 'docker.io' */
  readonly imageRegistry?: string;
  /** Digest that replaces the tag, `sha256:` and 64 hexadecimal digits. @default - upstream's tag. */
  readonly imageDigest?: string;
  /** @default - small requests, no limits. */
  readonly resources?: ContainerResources;
  /** Labels of the nodes that the pod may run on, besides `kubernetes.io/os: linux`. @default - every Linux node. */
  readonly nodeSelector?: StringMap;
  /** Taints that the pod stands. @default - none. */
  readonly tolerations?: readonly Toleration[];
}

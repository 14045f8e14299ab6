import type { Duration, Size } from 'cdk8s';
import type { KubernetesVersion } from '../../core/kubernetes-version.ts';
import type { ContainerResources } from '../container-resources.ts';
import type { StringMap } from '../manifest.ts';
import type { NodeAgentPlacement, Toleration } from '../node-agent.ts';

/** Props of {@link SecretsStoreCsiDriver}. */
export interface SecretsStoreCsiDriverProps extends NodeAgentPlacement {
  /**
   * Namespace of the DaemonSets and their ServiceAccount; it has to admit privileged pods.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /**
   * Name that pods write in `csi.driver`: a DNS subdomain in lower case, at most 63 characters.
   *
   * A second instance under another name keeps `tokenRequests` away from providers that cannot stand them. It has its own
   * DaemonSet, plugin directory, ServiceAccount and roles, all named after it; the CRDs are shared.
   *
   * @default 'secrets-store.csi.k8s.io'
   */
  readonly driverName?: string;
  /**
   * Name of the Linux DaemonSet; the Windows one has `-windows` appended. Set it to take over an install of the chart,
   * which names it `<release>-secrets-store-csi-driver`.
   *
   * @default - `secrets-store-csi-driver`, or `driverName` with dashes for dots when that is not the default.
   */
  readonly daemonSetName?: string;
  /**
   * Version of the cluster's API server. From 1.35 on tokens travel as CSI secrets instead of in the volume context, which
   * some logs print.
   *
   * @default - nothing that needs a certain version is used.
   */
  readonly kubernetesVersion?: KubernetesVersion;
  /**
   * Refreshes mounted values. One option for both switches, since either alone does nothing (driver 1.6.0).
   *
   * @default - files stay as they were when the pod started.
   */
  readonly rotation?: DriverRotation;
  /**
   * The Secrets that classes with `secretObjects` ask for. The driver may read and write these, and no others; to make them
   * it may create Secrets in their namespaces, which no Role can limit to names, and it lists Secrets cluster-wide, filtered
   * by label, as its informer does in 1.6.0.
   *
   * @default - no access to Secrets.
   */
  readonly syncedSecrets?: readonly SyncedSecrets[];
  /**
   * Tokens of the pod's ServiceAccount that kubelet hands to **every** provider behind this driver name.
   *
   * @default - none.
   */
  readonly tokenRequests?: readonly TokenRequest[];
  /**
   * Kubelet's root directory on Linux nodes, absolute. MicroK8s and k0s have another one, see `KUBELET_ROOT_DIRS`.
   *
   * @default '/var/lib/kubelet'
   */
  readonly kubeletRootDir?: string;
  /**
   * Directory on Linux nodes where providers put their sockets, absolute. Searched last.
   *
   * @default '/var/run/secrets-store-csi-providers'
   */
  readonly providersDir?: string;
  /**
   * Further such directories, searched first and in this order; `[]` for nodes with a read-only `/etc`.
   *
   * @default ['/etc/kubernetes/secrets-store-csi-providers']
   */
  readonly additionalProvidersDirs?: readonly string[];
  /** @default 'text' */
  readonly logFormat?: 'text' | 'json';
  /** klog verbosity of the driver container, 0 to 10. @default 0 */
  readonly logVerbosity?: number;
  /** Port of Prometheus metrics in the pod network. @default 8095 */
  readonly metricsPort?: number;
  /** Biggest answer of a provider; a bigger one fails the mount. @default - 4 MiB. */
  readonly maxCallRecvMsgSize?: Size;
  /** Asks known providers every 2 minutes whether they answer; the result is only logged, at level 4. @default false */
  readonly providerHealthCheck?: boolean;
  /** Adds the DaemonSet for Windows nodes. @default false */
  readonly windows?: boolean;
  /** @default - `tolerations`. */
  readonly windowsTolerations?: readonly Toleration[];
  /**
   * ClusterRoles that let the built-in admin and edit roles write SecretProviderClasses, and view read them.
   *
   * @default - true for the default driver name only: there is one set of them a cluster.
   */
  readonly aggregatedRoles?: boolean;
  /**
   * Pod Security profile from which on OpenShift lets pods use this driver's inline volumes.
   *
   * @default - no label; other distributions do not read it.
   */
  readonly openShiftVolumeProfile?: 'restricted' | 'baseline' | 'privileged';
  /** Host, with path if need be, of a mirror with upstream's repositories. @default 'registry.k8s.io' */
  readonly imageRegistry?: string;
  /** Digests that replace the tags. @default - upstream's tags. */
  readonly imageDigests?: DriverImageDigests;
  /** On Linux and Windows alike. @default - upstream's requests and memory limits, no CPU limits. */
  readonly resources?: DriverResources;
  /** Further labels of the pods. @default - none. */
  readonly podLabels?: StringMap;
  /** Further annotations of the pods. @default - none. */
  readonly podAnnotations?: StringMap;
}

/** How mounted values are refreshed. */
export interface DriverRotation {
  /**
   * How old a mount has to be before kubelet's next call, every 60 to 90 s, asks the provider again. No bound on the request
   * rate: a value that has not changed for longer is asked for at every call (driver 1.6.0). Whole seconds.
   *
   * @default - 2 minutes, the driver's own.
   */
  readonly pollInterval?: Duration;
}

/** One token that kubelet makes for each volume. */
export interface TokenRequest {
  /** Who accepts the token, for instance `api://AzureADTokenExchange`; the empty text is the API server itself. */
  readonly audience: string;
  /** From 10 minutes to 2^32 seconds. @default - the API server's, one hour. */
  readonly expiration?: Duration;
}

/** Digests by image, each `sha256:` and 64 hexadecimal digits. */
export interface DriverImageDigests {
  readonly driver?: string;
  readonly nodeDriverRegistrar?: string;
  readonly livenessProbe?: string;
}

/** Resources by container. */
export interface DriverResources {
  readonly driver?: ContainerResources;
  readonly nodeDriverRegistrar?: ContainerResources;
  readonly livenessProbe?: ContainerResources;
}

/** Secrets of one namespace that the driver makes. */
export interface SyncedSecrets {
  readonly namespace: string;
  /** Names of the Secrets. */
  readonly names: readonly string[];
}

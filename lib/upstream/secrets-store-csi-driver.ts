/**
 * How the Secrets Store CSI driver is deployed: names, images, paths, ports, limits.
 *
 * Source: kubernetes-sigs/secrets-store-csi-driver `v1.6.0`, its chart 1.6.0 and `cmd/secrets-store-csi-driver/main.go`.
 */
export const SECRETS_STORE_CSI_DRIVER = {
  version: '1.6.0',
  /** Default of `--drivername`, and the name of the CSIDriver object. */
  driverName: 'secrets-store.csi.k8s.io',
  /** The chart's DaemonSet selector; immutable, so that a DaemonSet that takes over an install has to keep it. */
  appLabel: 'secrets-store-csi-driver',
  namespace: 'kube-system',
  /** Default of `--rotation-poll-interval`, in seconds. */
  pollSeconds: 120,
  images: {
    driver: { registry: 'registry.k8s.io', repository: 'csi-secrets-store/driver', tag: 'v1.6.0' },
    nodeDriverRegistrar: {
      registry: 'registry.k8s.io',
      repository: 'sig-storage/csi-node-driver-registrar',
      tag: 'v2.16.0',
    },
    livenessProbe: { registry: 'registry.k8s.io', repository: 'sig-storage/livenessprobe', tag: 'v2.18.0' },
  },
  /** Directory under the kubelet's `plugins/` that the chart uses for the default driver name. */
  pluginDirName: 'csi-secrets-store',
  healthPort: 9808,
  /** Port of `--metrics-addr`. */
  metricsPort: 8095,
  /** Default of `--max-call-recv-msg-size`, in bytes. */
  maxCallRecvMsgSizeBytes: 4_194_304,
  /** How often a provider is asked with `--provider-health-check`; the answer is only logged. */
  providerHealthCheckInterval: '2m',
  registrarLogVerbosity: 5,
  livenessProbeLogVerbosity: 2,
} as const;

/** What the chart's DaemonSet has on one operating system. */
export interface DriverNodeLayout {
  /** Value of the node label `kubernetes.io/os`. */
  readonly os: 'linux' | 'windows';
  /** Appended to the DaemonSet's name. */
  readonly nameSuffix: string;
  readonly separator: '/' | '\\';
  readonly kubeletRootDir: string;
  /** Value of `--provider-volume`, searched last. */
  readonly providersDir: string;
  /** Value of `--additional-provider-volume-paths`, searched first, in order. */
  readonly additionalProvidersDirs: readonly string[];
  /** `--csi-address` of the two sidecars. */
  readonly csiAddress: string;
  /** `CSI_ENDPOINT` of the driver. */
  readonly endpoint: string;
  /** Where the sidecars and the driver see the plugin directory. */
  readonly pluginMountPath: string;
  readonly registrationMountPath: string;
  /** Whether the chart ends the `pods` host path with a separator. */
  readonly podsPathEndsWithSeparator: boolean;
  /** Whether the driver is privileged and mounts the `pods` directory with Bidirectional propagation, to mount tmpfs there. */
  readonly mountsTmpfs: boolean;
  /** Requests and memory limits; quantities as Kubernetes writes them. */
  readonly sidecarResources: LayoutResources;
  readonly driverResources: LayoutResources;
}

/** Default resources of a container in a {@link DriverNodeLayout}. */
export interface LayoutResources {
  readonly cpuRequest: string;
  readonly memoryRequest: string;
  readonly memoryLimit: string;
}

/** Kubelet asks for each rotating volume about once a minute, whatever the driver's poll interval says (driver 1.6.0). */
export const KUBELET_REPUBLISHES_PER_HOUR = 60;

/** Folder in a container for mounts that only exist so that the driver copies them into a Secret; upstream's examples use it. */
export const SYNCED_MOUNTS = '/mnt/secrets-store';

/** Linux nodes, chart 1.6.0. */
export const LINUX_LAYOUT: DriverNodeLayout = {
  os: 'linux',
  nameSuffix: '',
  separator: '/',
  kubeletRootDir: '/var/lib/kubelet',
  providersDir: '/var/run/secrets-store-csi-providers',
  additionalProvidersDirs: ['/etc/kubernetes/secrets-store-csi-providers'],
  csiAddress: '/csi/csi.sock',
  endpoint: 'unix:///csi/csi.sock',
  pluginMountPath: '/csi',
  registrationMountPath: '/registration',
  podsPathEndsWithSeparator: false,
  mountsTmpfs: true,
  sidecarResources: { cpuRequest: '10m', memoryRequest: '20Mi', memoryLimit: '100Mi' },
  driverResources: { cpuRequest: '50m', memoryRequest: '100Mi', memoryLimit: '200Mi' },
};

/** Windows nodes, chart 1.6.0. Values are written to the node's disk there, and only the Azure provider supports it. */
export const WINDOWS_LAYOUT: DriverNodeLayout = {
  os: 'windows',
  nameSuffix: '-windows',
  separator: '\\',
  kubeletRootDir: 'C:\\var\\lib\\kubelet',
  providersDir: 'C:\\k\\secrets-store-csi-providers',
  additionalProvidersDirs: [],
  csiAddress: 'unix://C:\\csi\\csi.sock',
  // The chart writes this one unquoted, so that both backslashes reach the driver.
  endpoint: 'unix://C:\\\\csi\\\\csi.sock',
  pluginMountPath: 'C:\\csi',
  registrationMountPath: 'C:\\registration',
  podsPathEndsWithSeparator: true,
  mountsTmpfs: false,
  sidecarResources: { cpuRequest: '100m', memoryRequest: '100Mi', memoryLimit: '200Mi' },
  driverResources: { cpuRequest: '100m', memoryRequest: '100Mi', memoryLimit: '400Mi' },
};

/**
 * Kubelet roots that are not `/var/lib/kubelet`.
 *
 * Source: the driver's and the distributions' documentation; a wrong one shows as a driver that kubelet never registers.
 */
export const KUBELET_ROOT_DIRS = {
  microk8s: '/var/snap/microk8s/common/var/lib/kubelet',
  k0s: '/var/lib/k0s/kubelet',
  rkeOnRancherOs: '/opt/rke/var/lib/kubelet',
} as const;

/**
 * What the driver and the API server refuse.
 *
 * Source: driver 1.6.0 `pkg/secrets-store/nodeserver.go`, `pkg/util/fileutil/`; Kubernetes 1.36 validation of CSIDriver.
 */
export const SECRETS_STORE_CSI_DRIVER_LIMITS = {
  /** What `spec.provider` may look like. */
  providerName: /^[a-zA-Z0-9_-]{0,30}$/,
  /** Longest `<pod>-<namespace>-<class>`, the name of the SecretProviderClassPodStatus. */
  podStatusNameLength: 253,
  /** Longest path of a mounted file, in bytes. */
  filePathBytes: 4096,
  /** Longest element of such a path, in bytes. */
  filePathElementBytes: 255,
  /** A bigger answer of a provider may break sync, in bytes. */
  syncedAnswerBytes: 1_048_576,
  tokenExpirationSecondsMin: 600,
  tokenExpirationSecondsMax: 2 ** 32,
  /** Longest name of a CSI driver. */
  driverNameLength: 63,
} as const;

/**
 * First Kubernetes version that serves `serviceAccountTokenInSecrets` of CSIDriver (KEP-5538, beta and on by default).
 * Older API servers do not know the field; newer ones refuse it, even `false`, without `tokenRequests`.
 */
export const SERVICE_ACCOUNT_TOKEN_IN_SECRETS_SINCE = '1.35';

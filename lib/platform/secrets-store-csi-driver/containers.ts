import { formatGoDuration } from '../../core/go-duration.ts';
import type { JsonObject } from '../../core/json.ts';
import type { ContainerImage } from '../../upstream/container-image.ts';
import {
  type DriverNodeLayout,
  SECRETS_STORE_CSI_DRIVER as UPSTREAM,
} from '../../upstream/secrets-store-csi-driver.ts';
import { renderResources } from '../container-resources.ts';
import { imageReference } from '../image.ts';
import type { DriverImageDigests, SecretsStoreCsiDriverProps } from './props.ts';
import { providersVolumes } from './volumes.ts';

/** What the containers of one DaemonSet are made from. */
export interface DriverPodContext {
  readonly layout: DriverNodeLayout;
  readonly driverName: string;
  readonly isDefault: boolean;
  /** Path on the node of the directory with the driver's socket, without a separator at the end. */
  readonly pluginDir: string;
  readonly props: SecretsStoreCsiDriverProps;
}

const PLUGIN_MOUNT = 'plugin-dir';

/** Tells kubelet the path of the driver's socket. */
export function nodeDriverRegistrar(context: DriverPodContext): JsonObject {
  const { layout, pluginDir, props } = context;
  return {
    name: 'node-driver-registrar',
    image: image('nodeDriverRegistrar', UPSTREAM.images.nodeDriverRegistrar, props),
    imagePullPolicy: 'IfNotPresent',
    args: [
      `--v=${UPSTREAM.registrarLogVerbosity}`,
      `--csi-address=${layout.csiAddress}`,
      `--kubelet-registration-path=${pluginDir}${layout.separator}csi.sock`,
    ],
    volumeMounts: [
      { name: PLUGIN_MOUNT, mountPath: layout.pluginMountPath },
      { name: 'registration-dir', mountPath: layout.registrationMountPath },
    ],
    resources: renderResources(layout.sidecarResources, props.resources?.nodeDriverRegistrar),
  };
}

/** The driver itself. */
export function secretsStore(context: DriverPodContext): JsonObject {
  const { layout, props } = context;
  return {
    name: 'secrets-store',
    image: image('driver', UPSTREAM.images.driver, props),
    imagePullPolicy: 'IfNotPresent',
    args: driverArgs(context),
    env: [
      { name: 'CSI_ENDPOINT', value: layout.endpoint },
      { name: 'KUBE_NODE_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } },
    ],
    securityContext: layout.mountsTmpfs ? { privileged: true } : undefined,
    ports: [
      { name: 'healthz', containerPort: UPSTREAM.healthPort, protocol: 'TCP' },
      { name: 'metrics', containerPort: metricsPort(props), protocol: 'TCP' },
    ],
    livenessProbe: {
      httpGet: { path: '/healthz', port: 'healthz' },
      failureThreshold: 5,
      initialDelaySeconds: 30,
      periodSeconds: 15,
      timeoutSeconds: 10,
    },
    volumeMounts: [
      { name: PLUGIN_MOUNT, mountPath: layout.pluginMountPath },
      {
        name: 'mountpoint-dir',
        mountPath: `${layout.kubeletRootDir}${layout.separator}pods`,
        mountPropagation: layout.mountsTmpfs ? 'Bidirectional' : undefined,
      },
      ...providersVolumes(layout).map(({ name, path }) => ({ name, mountPath: path })),
    ],
    resources: renderResources(layout.driverResources, props.resources?.driver),
  };
}

/** Answers the driver's liveness probe by asking its socket. */
export function livenessProbe({ layout, props }: DriverPodContext): JsonObject {
  return {
    name: 'liveness-probe',
    image: image('livenessProbe', UPSTREAM.images.livenessProbe, props),
    imagePullPolicy: 'IfNotPresent',
    args: [
      `--csi-address=${layout.csiAddress}`,
      '--probe-timeout=3s',
      `--http-endpoint=0.0.0.0:${UPSTREAM.healthPort}`,
      `-v=${UPSTREAM.livenessProbeLogVerbosity}`,
    ],
    volumeMounts: [{ name: PLUGIN_MOUNT, mountPath: layout.pluginMountPath }],
    resources: renderResources(layout.sidecarResources, props.resources?.livenessProbe),
  };
}

function driverArgs({ layout, driverName, isDefault, props }: DriverPodContext): string[] {
  const { logVerbosity = 0, rotation, maxCallRecvMsgSize } = props;
  const maxBytes = maxCallRecvMsgSize ? maxCallRecvMsgSize.toKibibytes() * 1024 : UPSTREAM.maxCallRecvMsgSizeBytes;
  const args: (string | false | undefined)[] = [
    logVerbosity > 0 && `-v=${logVerbosity}`,
    props.logFormat === 'json' && '--log-format-json=true',
    '--endpoint=$(CSI_ENDPOINT)',
    '--nodeid=$(KUBE_NODE_NAME)',
    !isDefault && `--drivername=${driverName}`,
    `--provider-volume=${layout.providersDir}`,
    `--additional-provider-volume-paths=${layout.additionalProvidersDirs.join(',')}`,
    rotation && '--enable-secret-rotation=true',
    rotation?.pollInterval && `--rotation-poll-interval=${formatGoDuration(rotation.pollInterval)}`,
    `--metrics-addr=:${metricsPort(props)}`,
    props.providerHealthCheck && '--provider-health-check=true',
    `--provider-health-check-interval=${UPSTREAM.providerHealthCheckInterval}`,
    `--max-call-recv-msg-size=${maxBytes}`,
  ];
  return args.filter((arg) => typeof arg === 'string');
}

function metricsPort(props: SecretsStoreCsiDriverProps): number {
  return props.metricsPort ?? UPSTREAM.metricsPort;
}

function image(key: keyof DriverImageDigests, upstream: ContainerImage, props: SecretsStoreCsiDriverProps): string {
  return imageReference(upstream, props.imageRegistry, props.imageDigests?.[key]);
}

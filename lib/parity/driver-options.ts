import { Size } from 'cdk8s';
import { tryParseGoDuration } from '../core/go-duration.ts';
import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { KubernetesVersion } from '../core/kubernetes-version.ts';
import type { Manifest } from '../platform/manifest.ts';
import type { DriverImageDigests, SecretsStoreCsiDriverProps } from '../platform/secrets-store-csi-driver/props.ts';
import {
  LINUX_LAYOUT,
  SERVICE_ACCOUNT_TOKEN_IN_SECRETS_SINCE,
  SECRETS_STORE_CSI_DRIVER as UPSTREAM,
} from '../upstream/secrets-store-csi-driver.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { digestOf, jsonAt, podTolerations, registryOf, unlessDefault } from './rendered-options.ts';

/** A Secret to sync: the chart names none, because its ClusterRole is for all of them. */
export const SYNCED_NAMESPACE = 'synced-namespace';
export const SYNCED_SECRET = 'synced-secret';

const POD = 'spec.template.spec';
const DRIVER = `${POD}.containers[secrets-store]`;

/** The options that a rendering of the chart was made with, those at their defaults left out. */
export function inferDriverProps(objects: readonly Manifest[]): SecretsStoreCsiDriverProps {
  const linux = daemonSetOn('linux', objects);
  const windows = daemonSetOn('windows', objects);
  const fields: Fields = linux ? fieldsOf(linux) : new Map();
  const text = (field: string) => fields.get(field)?.toString();
  const flag = (name: string) => text(`${DRIVER}.args[${name}]`);
  return {
    ...tokenOptions(objects.find(({ kind }) => kind === 'CSIDriver')),
    namespace: unlessDefault(linux?.metadata.namespace, UPSTREAM.namespace),
    rotation: rotationOption(flag('--enable-secret-rotation'), flag('--rotation-poll-interval')),
    syncedSecrets: objects.some(isSyncRole) ? [{ namespace: SYNCED_NAMESPACE, names: [SYNCED_SECRET] }] : undefined,
    kubeletRootDir: unlessDefault(
      text(`${POD}.volumes[mountpoint-dir].hostPath.path`)?.replace(/\/pods$/, ''),
      LINUX_LAYOUT.kubeletRootDir,
    ),
    providersDir: unlessDefault(flag('--provider-volume'), LINUX_LAYOUT.providersDir),
    additionalProvidersDirs: unlessDefault(
      flag('--additional-provider-volume-paths')?.split(',').filter(Boolean),
      LINUX_LAYOUT.additionalProvidersDirs,
    ),
    logFormat: flag('--log-format-json') === 'true' ? 'json' : undefined,
    logVerbosity: numberIn(flag('-v')),
    metricsPort: unlessDefault(numberIn(flag('--metrics-addr')?.replace(/^:/, '')), UPSTREAM.metricsPort),
    maxCallRecvMsgSize: answerSize(numberIn(flag('--max-call-recv-msg-size'))),
    providerHealthCheck: flag('--provider-health-check') === 'true',
    imageRegistry: registryOf(text(`${DRIVER}.image`), UPSTREAM.images.driver),
    imageDigests: imageDigests((container) => text(`${POD}.containers[${container}].image`)),
    tolerations: linux && podTolerations(linux),
    windows: windows !== undefined,
    windowsTolerations: windows && podTolerations(windows),
  };
}

/** Operating system of the nodes that a DaemonSet runs on. */
export function nodeOs(daemonSet: Manifest): Json | undefined {
  return jsonAt(daemonSet, 'spec', 'template', 'spec', 'nodeSelector', 'kubernetes.io/os');
}

function daemonSetOn(os: string, objects: readonly Manifest[]): Manifest | undefined {
  return objects.find((object) => object.kind === 'DaemonSet' && nodeOs(object) === os);
}

function tokenOptions(csiDriver: Manifest | undefined): SecretsStoreCsiDriverProps {
  const requests = csiDriver && jsonAt(csiDriver, 'spec', 'tokenRequests');
  if (!Array.isArray(requests)) return {};
  const inSecrets = csiDriver && jsonAt(csiDriver, 'spec', 'serviceAccountTokenInSecrets') === true;
  return {
    tokenRequests: requests.filter(isJsonObject).map(tokenRequest),
    kubernetesVersion: inSecrets ? KubernetesVersion.parse(SERVICE_ACCOUNT_TOKEN_IN_SECRETS_SINCE) : undefined,
  };
}

function tokenRequest({ audience, expirationSeconds }: JsonObject) {
  const expiration = tryParseGoDuration(`${expirationSeconds}s`);
  return { audience: String(audience), expiration };
}

function rotationOption(enabled: string | undefined, interval: string | undefined) {
  if (enabled !== 'true') return undefined;
  return { pollInterval: interval === undefined ? undefined : tryParseGoDuration(interval) };
}

function answerSize(bytes: number | undefined): Size | undefined {
  const isDefault = bytes === undefined || bytes === UPSTREAM.maxCallRecvMsgSizeBytes;
  return isDefault ? undefined : Size.kibibytes(bytes / 1024);
}

function imageDigests(imageOf: (container: string) => string | undefined): DriverImageDigests | undefined {
  const digests: DriverImageDigests = {
    driver: digestOf(imageOf('secrets-store')),
    nodeDriverRegistrar: digestOf(imageOf('node-driver-registrar')),
    livenessProbe: digestOf(imageOf('liveness-probe')),
  };
  return unlessDefault(digests, {});
}

function isSyncRole({ kind, metadata }: Manifest): boolean {
  return kind === 'ClusterRole' && metadata.name === 'secretprovidersyncing-role';
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

import { formatGoDuration } from '../../core/go-duration.ts';
import type { JsonObject } from '../../core/json.ts';
import { SEALED_SECRETS as UPSTREAM } from '../../upstream/sealed-secrets.ts';
import { type ContainerResources, renderResources } from '../container-resources.ts';
import { imageReference } from '../image.ts';
import type { Manifest } from '../manifest.ts';
import { ownMetadata, SELECTOR } from './metadata.ts';
import type { SealedSecretsControllerProps } from './props.ts';
import { recreatesDeleted, writesByNamespace } from './writes.ts';

/** Upstream has none: small ones keep the pod from being the first to be evicted. */
const DEFAULT_RESOURCES: ContainerResources = { cpuRequest: '10m', memoryRequest: '64Mi' };

/** Five minutes for the first key of 4096 bits, and one request a namespace at five a second before 0.36 answers. */
const STARTUP = { periodSeconds: 10, failureThreshold: 30 };

/** The controller's Deployment; the level `restricted` admits its pod. */
export function controllerDeployment(namespace: string, props: SealedSecretsControllerProps): Manifest {
  const metadata = ownMetadata(namespace);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 1,
      selector: { matchLabels: SELECTOR },
      // Two at a time would not know of each other's new keys: 0.36 reads keys at start only.
      strategy: { type: 'Recreate' },
      template: {
        metadata: { labels: { ...metadata.labels, ...SELECTOR } },
        spec: {
          serviceAccountName: UPSTREAM.controllerName,
          nodeSelector: { 'kubernetes.io/os': 'linux', ...props.nodeSelector },
          tolerations: props.tolerations,
          securityContext: {
            fsGroup: UPSTREAM.fsGroup,
            runAsNonRoot: true,
            runAsUser: UPSTREAM.runAsUser,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [container(namespace, props)],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
    },
  };
}

function container(namespace: string, props: SealedSecretsControllerProps): JsonObject {
  const health = { httpGet: { path: '/healthz', port: 'http' } };
  return {
    name: UPSTREAM.controllerName,
    image: imageReference(UPSTREAM.image, props.imageRegistry, props.imageDigest),
    imagePullPolicy: 'IfNotPresent',
    command: ['controller'],
    args: [...watchArgs(namespace, props), ...otherArgs(props)],
    ports: [
      { name: 'http', containerPort: UPSTREAM.httpPort, protocol: 'TCP' },
      { name: 'metrics', containerPort: UPSTREAM.metricsPort, protocol: 'TCP' },
    ],
    startupProbe: { ...health, ...STARTUP },
    livenessProbe: health,
    readinessProbe: health,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    resources: resources(props.resources),
  };
}

/** Which namespaces are watched; the controller's own always is. */
function watchArgs(ownNamespace: string, props: SealedSecretsControllerProps): readonly string[] {
  const writes = writesByNamespace(props);
  if (writes === undefined) return [];
  const others = [...writes.keys()].filter((namespace) => namespace !== ownNamespace);
  return ['--all-namespaces=false', ...(others.length > 0 ? [`--additional-namespaces=${others.join(',')}`] : [])];
}

function otherArgs(props: SealedSecretsControllerProps): readonly string[] {
  const { keyCutoff, keyRenewPeriod, logFormat } = props;
  return [
    recreatesDeleted(props) ? undefined : '--skip-recreate',
    keyRenewPeriod && `--key-renew-period=${formatGoDuration(keyRenewPeriod)}`,
    keyCutoff && `--key-cutoff-time=${formatRfc1123(keyCutoff)}`,
    logFormat && `--log-format=${logFormat}`,
  ].filter((arg) => arg !== undefined);
}

/** As Go's RFC1123Z: with an offset in digits, where JavaScript writes GMT. */
function formatRfc1123(instant: Date): string {
  return instant.toUTCString().replace('GMT', '+0000');
}

function resources(own: ContainerResources | undefined): JsonObject {
  const { limits, requests } = renderResources(DEFAULT_RESOURCES, own);
  return (own?.cpuLimit ?? own?.memoryLimit) ? { limits, requests } : { requests };
}

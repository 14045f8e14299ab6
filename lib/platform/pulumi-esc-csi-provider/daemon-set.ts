import type { JsonObject } from '../../core/json.ts';
import {
  PULUMI_ESC_CSI_PROVIDER_0_1_1 as PROFILE,
  PULUMI_ESC_CSI_PROVIDER as UPSTREAM,
} from '../../upstream/pulumi-esc-csi-provider.ts';
import { renderResources } from '../container-resources.ts';
import { imageReference } from '../image.ts';
import type { Manifest } from '../manifest.ts';
import { ONE_NODE_AT_A_TIME, renderPlacement } from '../node-agent.ts';
import { ownMetadata } from './metadata.ts';
import type { PulumiEscCsiProviderProps } from './props.ts';

// 0.1.1 catches SIGTERM and goes on (T9), so that every second here is one that a drain waits; only the socket is lost.
const TERMINATION_GRACE_PERIOD_SECONDS = 5;

/** The provider's DaemonSet, on the nodes the driver runs on. */
export function providerDaemonSet(namespace: string, providersDir: string, props: PulumiEscCsiProviderProps): Manifest {
  const metadata = ownMetadata(namespace);
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: {
      selector: { matchLabels: { app: UPSTREAM.appLabel } },
      updateStrategy: ONE_NODE_AT_A_TIME,
      template: {
        metadata: { labels: metadata.labels },
        spec: {
          serviceAccountName: UPSTREAM.appLabel,
          terminationGracePeriodSeconds: TERMINATION_GRACE_PERIOD_SECONDS,
          ...renderPlacement('linux', props),
          // Root owns the host directory that the socket is made in.
          securityContext: { runAsUser: 0, fsGroup: 0, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [container(props)],
          volumes: [{ name: 'socket', hostPath: { path: providersDir, type: 'DirectoryOrCreate' } }],
        },
      },
    },
  };
}

function container({ apiUrl, imageRegistry, imageDigest, resources }: PulumiEscCsiProviderProps): JsonObject {
  const endpoint = `-endpoint=${UPSTREAM.socketDir}/${PROFILE.provider}.sock`;
  const { requests, memoryLimit } = UPSTREAM;
  const defaults = { cpuRequest: requests.cpu, memoryRequest: requests.memory, memoryLimit };
  return {
    name: UPSTREAM.appLabel,
    image: imageReference(UPSTREAM.image, imageRegistry, imageDigest),
    imagePullPolicy: 'IfNotPresent',
    args: apiUrl === undefined ? [endpoint] : [endpoint, `-api-url=${apiUrl}`],
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    livenessProbe: probe('/healthz'),
    readinessProbe: probe('/readyz'),
    volumeMounts: [{ name: 'socket', mountPath: UPSTREAM.socketDir }],
    resources: renderResources(defaults, resources),
  };
}

function probe(path: string): JsonObject {
  return { ...UPSTREAM.probe, httpGet: { path, port: UPSTREAM.healthPort, scheme: 'HTTP' } };
}

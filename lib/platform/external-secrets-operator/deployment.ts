import type { JsonObject } from '../../core/json.ts';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../upstream/external-secrets-operator.ts';
import { type ContainerResources, renderResources } from '../container-resources.ts';
import { imageReference } from '../image.ts';
import type { Manifest } from '../manifest.ts';
import { metadataOf, namespaceOf, type OperatorComponent, replicasOf, selectorOf } from './component.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';

/** What the pods of one component have of their own. */
export interface ComponentPod {
  readonly args: readonly string[];
  /** Ports by name. The readiness probe asks the one called `readinessPort`. */
  readonly ports: Readonly<Record<string, number>>;
  readonly readinessPort: string;
  /** Seconds and thresholds of the probe. */
  readonly readiness: JsonObject;
  /** @default - none. */
  readonly volumes?: readonly JsonObject[];
  /** @default - none. */
  readonly volumeMounts?: readonly JsonObject[];
}

/** Upstream's chart has none: small ones keep the pods from being the first to be evicted. */
const DEFAULT_RESOURCES: Readonly<Record<OperatorComponent, ContainerResources>> = {
  controller: { cpuRequest: '10m', memoryRequest: '128Mi' },
  webhook: { cpuRequest: '10m', memoryRequest: '64Mi' },
  certController: { cpuRequest: '10m', memoryRequest: '64Mi' },
};

/** The Deployment of a component. */
export function componentDeployment(
  component: OperatorComponent,
  props: ExternalSecretsOperatorProps,
  pod: ComponentPod,
): Manifest {
  const name = UPSTREAM.names[component];
  const metadata = metadataOf(component, name, namespaceOf(props));
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: replicasOf(component, props),
      selector: { matchLabels: selectorOf(component) },
      template: {
        metadata: { labels: metadata.labels },
        spec: {
          serviceAccountName: name,
          // The webhook makes no call, but its process does not start without a cluster to call (2.9.0).
          automountServiceAccountToken: true,
          nodeSelector: { 'kubernetes.io/os': 'linux', ...props.nodeSelector },
          tolerations: props.tolerations,
          priorityClassName: props.priorityClassName,
          containers: [container(component, props, pod)],
          volumes: pod.volumes,
        },
      },
    },
  };
}

function container(component: OperatorComponent, props: ExternalSecretsOperatorProps, pod: ComponentPod): JsonObject {
  return {
    name: UPSTREAM.containers[component],
    image: imageReference(UPSTREAM.image, props.imageRegistry, props.imageDigest),
    imagePullPolicy: 'IfNotPresent',
    args: pod.args,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: UPSTREAM.user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ports: Object.entries(pod.ports).map(([name, containerPort]) => ({ name, containerPort, protocol: 'TCP' })),
    readinessProbe: { ...pod.readiness, httpGet: { path: '/readyz', port: pod.readinessPort } },
    volumeMounts: pod.volumeMounts,
    resources: resources(component, props),
  };
}

function resources(component: OperatorComponent, props: ExternalSecretsOperatorProps): JsonObject {
  const own = props.resources?.[component];
  const { limits, requests } = renderResources(DEFAULT_RESOURCES[component], own);
  return (own?.cpuLimit ?? own?.memoryLimit) ? { limits, requests } : { requests };
}

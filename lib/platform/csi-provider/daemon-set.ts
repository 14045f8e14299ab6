import type { JsonObject } from '../../core/json.ts';
import type { CsiProviderDeployment } from '../../upstream/csi-provider-deployment.ts';
import { LINUX_LAYOUT } from '../../upstream/secrets-store-csi-driver.ts';
import { renderResources } from '../container-resources.ts';
import { imageReference } from '../image.ts';
import { addOnLabels } from '../labels.ts';
import type { Manifest, ObjectMetadata } from '../manifest.ts';
import { ONE_NODE_AT_A_TIME, renderPlacement } from '../node-agent.ts';
import type { CsiProviderProps } from './props.ts';

/** What the pods of one provider have of their own. */
export interface ProviderPods {
  /** @default - upstream's name of the DaemonSet. */
  readonly name?: string;
  /** @default 'linux' */
  readonly os?: 'linux' | 'windows';
  /** Directory of the node with the sockets. @default - `providersDir`, else the driver's. */
  readonly providersDir?: string;
  /** Where the container sees that directory. */
  readonly socketDir: string;
  /** Fields of the container; `volumeMounts` are added to that of the directory. */
  readonly container: JsonObject & { readonly volumeMounts?: readonly JsonObject[] };
  /** Volumes besides that directory. @default - none. */
  readonly volumes?: readonly JsonObject[];
  /** Further fields of the pod. @default - none. */
  readonly pod?: JsonObject;
}

/** The mount of the directory with the sockets. */
export const PROVIDER_VOLUME = 'provider-vol';

/** Security context of a container that may do nothing but write to its mounts. */
export const RESTRICTED: JsonObject = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** The same as root, which owns the directory of the node that the socket is made in. */
export const RESTRICTED_ROOT: JsonObject = { ...RESTRICTED, runAsUser: 0 };

/** Metadata of an object of a provider in its own namespace. */
export function providerMetadata(
  upstream: CsiProviderDeployment,
  props: CsiProviderProps,
  name: string,
): ObjectMetadata & { namespace: string } {
  const labels = addOnLabels(upstream.daemonSet, upstream.daemonSet, upstream.version);
  return { name, namespace: props.namespace ?? upstream.namespace, labels };
}

/** Directory on Linux nodes where a provider makes its socket. */
export function linuxProvidersDir(props: CsiProviderProps): string {
  return props.providersDir ?? LINUX_LAYOUT.providersDir;
}

/** A provider's DaemonSet, on the nodes the driver runs on. */
export function providerDaemonSet(
  upstream: CsiProviderDeployment,
  props: CsiProviderProps,
  { name = upstream.daemonSet, os = 'linux', providersDir = linuxProvidersDir(props), ...pods }: ProviderPods,
): Manifest {
  const metadata = providerMetadata(upstream, props, name);
  const { volumeMounts = [], ...container } = pods.container;
  const digest = props.imageDigest ?? upstream.imageDigest;
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: {
      selector: { matchLabels: { [upstream.selectorLabel]: upstream.daemonSet } },
      updateStrategy: ONE_NODE_AT_A_TIME,
      template: {
        metadata: { labels: metadata.labels },
        spec: {
          serviceAccountName: upstream.serviceAccount,
          ...renderPlacement(os, props),
          ...pods.pod,
          containers: [
            {
              name: upstream.container,
              image: imageReference(upstream.image, props.imageRegistry, digest),
              imagePullPolicy: 'IfNotPresent',
              resources: renderResources(upstream.resources, props.resources),
              ...container,
              volumeMounts: [{ name: PROVIDER_VOLUME, mountPath: pods.socketDir }, ...volumeMounts],
            },
          ],
          volumes: [
            { name: PROVIDER_VOLUME, hostPath: { path: providersDir, type: 'DirectoryOrCreate' } },
            ...(pods.volumes ?? []),
          ],
        },
      },
    },
  };
}

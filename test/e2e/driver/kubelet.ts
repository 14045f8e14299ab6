import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Client, credentials, type ServiceError, status } from '@grpc/grpc-js';
import type { JsonObject } from '../../../lib/core/json';
import { metadataOf, objectAt, objectsAt } from '../../../lib/core/manifest';
import type { ApiServer } from '../api/api-server';
import { csiNode } from './protocols';
import type { RunningDriver } from './running-driver';

/** Says to the driver what the kubelet of Kubernetes 1.37 says for the inline CSI volumes of a pod (`pkg/volume/csi`). */
export class Kubelet {
  private readonly client: Client;

  constructor(
    private readonly server: ApiServer,
    private readonly driver: RunningDriver,
  ) {
    this.client = new (csiNode())(`unix:${driver.socket}`, credentials.createInsecure());
  }

  /** Mounts every CSI volume of a pod that is on the server, as before its first container starts. */
  async mountAll(pod: JsonObject): Promise<void> {
    for (const { csi, name } of volumesOf(pod)) if (csi !== undefined) await this.mount(pod, String(name));
  }

  /**
   * Mounts one CSI volume.
   *
   * @throws ServiceError as the driver answers; the pod waits then.
   */
  async mount(pod: JsonObject, volume: string): Promise<void> {
    const target = this.folderOf(pod, volume);
    mkdirSync(dirname(target), { recursive: true });
    try {
      await this.publish(pod, volume);
    } catch (error) {
      if (!PERHAPS_MOUNTED.has((error as ServiceError).code)) rmSync(target, { recursive: true, force: true });
      throw error;
    }
  }

  /** Asks again for a volume that is mounted, if the CSIDriver wants to be asked; kubelet does so about once a minute. */
  async republish(pod: JsonObject, volume: string): Promise<void> {
    const { requiresRepublish } = await this.csiDriver();
    if (requiresRepublish) await this.publish(pod, volume);
  }

  /** What the driver says that it can do on a node. */
  async capabilities(): Promise<readonly string[]> {
    const { capabilities } = (await this.call('NodeGetCapabilities', {})) as Capabilities;
    return capabilities.map(({ rpc }) => rpc.type);
  }

  /** Unmounts every CSI volume of a pod that is over, and takes the pod off the server. */
  async remove(pod: JsonObject): Promise<void> {
    for (const { csi, name } of volumesOf(pod)) {
      if (csi === undefined) continue;
      const target = this.folderOf(pod, String(name));
      await this.call('NodeUnpublishVolume', { volume_id: volumeId(pod, String(name)), target_path: target });
    }
    const { name, namespace } = metadataOf(pod);
    await this.server.send({
      method: 'DELETE',
      path: `/api/v1/namespaces/${namespace}/pods/${name}?gracePeriodSeconds=0`,
    });
  }

  /** Folder of a volume of a pod on the node. */
  folderOf(pod: JsonObject, volume: string): string {
    const isCsi = volumesOf(pod).some(({ csi, name }) => name === volume && csi !== undefined);
    const ofPod = join(this.driver.folder, 'pods', String(metadataOf(pod).uid), 'volumes');
    return isCsi ? join(ofPod, 'kubernetes.io~csi', volume, 'mount') : join(ofPod, 'kubernetes.io~empty-dir', volume);
  }

  close(): void {
    this.client.close();
  }

  private async publish(pod: JsonObject, volume: string): Promise<void> {
    const csi = objectAt(volumesOf(pod).find(({ name }) => name === volume) ?? {}, 'csi');
    const { serviceAccountTokenInSecrets, tokenRequests } = await this.csiDriver();
    const tokens = await this.tokensOf(pod, (tokenRequests ?? []) as readonly JsonObject[]);
    await this.call('NodePublishVolume', {
      volume_id: volumeId(pod, volume),
      target_path: this.folderOf(pod, volume),
      volume_capability: { mount: {}, access_mode: { mode: 'SINGLE_NODE_WRITER' } },
      readonly: csi.readOnly === true,
      volume_context: {
        ...objectAt(csi, 'volumeAttributes'),
        ...podInformation(pod),
        ...(!serviceAccountTokenInSecrets && tokens),
      },
      secrets: { ...(serviceAccountTokenInSecrets === true && tokens) },
    });
  }

  private async csiDriver(): Promise<JsonObject> {
    const name = { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name: 'secrets-store.csi.k8s.io' } };
    return objectAt((await this.server.read(name)) ?? {}, 'spec');
  }

  /** Tokens of the pod's ServiceAccount, bound to the pod. */
  private async tokensOf(pod: JsonObject, requests: readonly JsonObject[]): Promise<Readonly<Record<string, string>>> {
    if (requests.length === 0) return {};
    const { name, namespace, uid } = metadataOf(pod);
    const tokens: Record<string, JsonObject> = {};
    for (const { audience } of requests) {
      const { body } = await this.server.send({
        method: 'POST',
        path: `/api/v1/namespaces/${namespace}/serviceaccounts/${accountOf(pod)}/token`,
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: {
            audiences: [audience ?? ''],
            boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid },
          } as JsonObject,
        },
      });
      tokens[String(audience)] = objectAt(body, 'status');
    }
    return { 'csi.storage.k8s.io/serviceAccount.tokens': JSON.stringify(tokens) };
  }

  private call(method: string, request: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const node = this.client as unknown as Record<string, Call>;
      node[method]?.call(this.client, request, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  }
}

type Call = (request: object, done: (error: ServiceError | null, answer: unknown) => void) => void;

interface Capabilities {
  readonly capabilities: readonly { readonly rpc: { readonly type: string } }[];
}

/** Answers after which kubelet leaves the folder where it is, because something may have been mounted there. */
const PERHAPS_MOUNTED: ReadonlySet<number> = new Set([
  status.ABORTED,
  status.CANCELLED,
  status.DEADLINE_EXCEEDED,
  status.RESOURCE_EXHAUSTED,
  status.UNAVAILABLE,
]);

function volumesOf(pod: JsonObject): readonly JsonObject[] {
  return objectsAt(objectAt(pod, 'spec'), 'volumes');
}

/** Of an inline volume, as `makeVolumeHandle` of kubelet. */
function volumeId(pod: JsonObject, volume: string): string {
  return `csi-${createHash('sha256')
    .update(`${metadataOf(pod).uid}${volume}`)
    .digest('hex')}`;
}

/** What a CSIDriver with `podInfoOnMount` is told. */
function podInformation(pod: JsonObject): Readonly<Record<string, string>> {
  const { name, namespace, uid } = metadataOf(pod);
  return {
    'csi.storage.k8s.io/pod.name': String(name),
    'csi.storage.k8s.io/pod.namespace': String(namespace),
    'csi.storage.k8s.io/pod.uid': String(uid),
    'csi.storage.k8s.io/serviceAccount.name': accountOf(pod),
    'csi.storage.k8s.io/ephemeral': 'true',
  };
}

function accountOf(pod: JsonObject): string {
  return String(objectAt(pod, 'spec').serviceAccountName ?? 'default');
}

import type { JsonObject } from '../../../lib/core/json';
import { metadataOf, objectsAt } from '../../../lib/core/manifest';
import { render } from '../../examples/programs';
import { until } from '../api/until';
import type { Child } from '../control-plane/child';
import { NEWEST_KUBERNETES } from '../control-plane/versions';
import { syncSteps } from '../sync-order';
import { startControllerManager } from './controller-manager';
import { type DrivenCluster, startCluster } from './driven-cluster';

const WAIT_SECONDS = 60;

const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'checkout', namespace: 'shop' } };

const STEPS = syncSteps(render('synced-secret-without-the-operator').tree, 'edge');

describe('a synced Secret, by the driver 1.6.0 with the rights that the fleet grants', () => {
  let cluster: DrivenCluster;
  let controllers: Child;
  let pod: JsonObject;

  beforeAll(async () => {
    cluster = await startCluster(NEWEST_KUBERNETES, STEPS, 'pulumi');
    controllers = startControllerManager(cluster.access, cluster.driver.folder);
    cluster.provider.handsOut = ({ secrets = '' }) => {
      const [, path = ''] = /fileName: "(.*)"/.exec(secrets) ?? [];
      return [{ path, mode: 0, contents: `made-up ${path}` }];
    };
    pod = await until('the Deployment has a pod', WAIT_SECONDS, firstPod);
  });

  afterAll(async () => {
    await controllers?.kill();
    await cluster?.stop();
  });

  test('there is none before a pod has mounted the class', async () => {
    expect(await listIn('v1', 'secrets')).toEqual([]);
  });

  test('the driver copies the mounted files into it, of mode 0 too', async () => {
    await bind(pod);
    await cluster.kubelet.mountAll(pod);

    const copied = await until('both Secrets are there', WAIT_SECONDS, async () => {
      const secrets = await listIn('v1', 'secrets');
      return secrets.length === 2 ? secrets : undefined;
    });

    expect(copied.map(({ data }) => data)).toEqual([
      { 'db-password': base64('made-up db-password') },
      { 'db-user': base64('made-up db-user') },
    ]);
  });

  test("it belongs to the pod's ReplicaSet, not to the pod", async () => {
    const owners = await until('both Secrets have an owner', WAIT_SECONDS, async () => {
      const found = (await listIn('v1', 'secrets')).flatMap((secret) =>
        objectsAt(metadataOf(secret), 'ownerReferences'),
      );
      return found.length >= 2 ? found : undefined;
    });

    expect(owners.map(({ uid }) => uid)).toEqual([ownerOf(pod), ownerOf(pod)]);
  });

  test('it stays when the Deployment is scaled to zero and the last pod is gone', async () => {
    await scaleToZero();
    await cluster.kubelet.remove(pod);
    await untilNoneIn('secrets-store.csi.x-k8s.io/v1', 'secretproviderclasspodstatuses');

    expect(await listIn('v1', 'secrets')).toHaveLength(2);
  });

  test('it goes with the Deployment', async () => {
    await cluster.server.remove(DEPLOYMENT);

    await untilNoneIn('v1', 'secrets');
  });

  test('the driver lacks no right for all that', () => {
    expect(cluster.driver.log()).not.toMatch(/forbidden/i);
  });

  async function firstPod(): Promise<JsonObject | undefined> {
    controllers.assertRunning();
    const [first] = await listIn('v1', 'pods');
    return first;
  }

  /** In the place of the scheduler. */
  async function bind(unbound: JsonObject): Promise<void> {
    const { name } = metadataOf(unbound);
    const { body, status } = await cluster.server.send({
      method: 'POST',
      path: `/api/v1/namespaces/shop/pods/${name}/binding`,
      body: {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name },
        target: { kind: 'Node', name: cluster.driver.node },
      },
    });
    if (status !== 201) throw new Error(String(body.message));
  }

  async function scaleToZero(): Promise<void> {
    await cluster.server.send({
      method: 'PATCH',
      path: '/apis/apps/v1/namespaces/shop/deployments/checkout/scale',
      body: { spec: { replicas: 0 } },
      contentType: 'application/merge-patch+json',
    });
    await until('the pod is to end', WAIT_SECONDS, async () => metadataOf((await firstPod()) ?? {}).deletionTimestamp);
  }

  function untilNoneIn(apiVersion: string, plural: string): Promise<unknown> {
    return until(`all ${plural} are gone`, WAIT_SECONDS, async () => {
      const left = await listIn(apiVersion, plural);
      return left.length === 0 || undefined;
    });
  }

  /** Objects of namespace `shop`, sorted by name. */
  async function listIn(apiVersion: string, plural: string): Promise<readonly JsonObject[]> {
    const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
    const { body } = await cluster.server.send({ method: 'GET', path: `${root}/namespaces/shop/${plural}` });
    return objectsAt(body, 'items');
  }
});

function ownerOf(pod: JsonObject): unknown {
  const [owner] = objectsAt(metadataOf(pod), 'ownerReferences');
  return owner?.uid;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

import { status } from '@grpc/grpc-js';
import type { JsonObject } from '../../../lib/core/json';
import { metadataOf, objectAt, objectsAt } from '../../../lib/core/manifest';
import { SECRETS_STORE_CSI_DRIVER } from '../../../lib/upstream/secrets-store-csi-driver';
import { committed } from '../../dist/committed';
import { versionOf } from '../control-plane/tools';
import { KUBERNETES_VERSIONS } from '../control-plane/versions';
import { syncSteps } from '../sync-order';
import { runContainer } from './container';
import { type DrivenCluster, newPodOf, startCluster } from './driven-cluster';
import { DRIVER } from './programs';

const KIND = syncSteps(committed, 'kind');

const PROD = syncSteps(committed, 'prod');

const HELLO = [{ path: 'hello', mode: 0, contents: 'made-up\n' }];

const NON_ROOT = { runAsUser: 10001, runAsGroup: 10001 };

test('the driver is of the version that the fleet installs', () => {
  expect(versionOf(DRIVER)).toBe(`v${SECRETS_STORE_CSI_DRIVER.version}`);
});

describe.each(KUBERNETES_VERSIONS)('Kubernetes %s', (minor) => {
  let cluster: DrivenCluster;
  let pod: JsonObject;

  describe("the tutorial's pod, by the driver 1.6.0 with the rights of cluster kind of dist", () => {
    beforeAll(async () => {
      cluster = await startCluster(minor, KIND, 'pulumi');
    });

    afterAll(() => cluster?.stop());

    beforeEach(async () => {
      cluster.provider.handsOut = () => HELLO;
      cluster.provider.asked.length = 0;
      pod = await newPodOf(cluster, KIND, 'example-provider-pulumi-esc');
    });

    afterEach(() => cluster.kubelet.remove(pod));

    test('its own command prints the file that the provider hands out', async () => {
      await cluster.kubelet.mountAll(pod);

      const { stdout } = runIn('client', ['timeout', '1', ...ownCommand('client')]);

      expect(stdout).toBe('/run/secrets/hello: made-up\n');
    });

    test('the driver hands the provider the parameters of the class and what kubelet says, and no token', async () => {
      await cluster.kubelet.mountAll(pod);

      expect(cluster.provider.asked).toEqual([
        {
          attributes: {
            authSecretName: 'pulumi-access-token',
            authSecretNamespace: 'default',
            environment: 'csi-secrets-store-app',
            organization: 'acme',
            project: 'esc-secrets-store-csi-driver-demo',
            secrets: '- fileName: "hello"\n  secretKey: "app.hello"\n',
            secretProviderClass: 'example-provider-pulumi-esc',
            'csi.storage.k8s.io/ephemeral': 'true',
            'csi.storage.k8s.io/pod.name': metadataOf(pod).name,
            'csi.storage.k8s.io/pod.namespace': 'default',
            'csi.storage.k8s.io/pod.uid': metadataOf(pod).uid,
            'csi.storage.k8s.io/serviceAccount.name': 'default',
          },
          secrets: null,
        },
      ]);
    });

    test.each([
      { who: 'a user that is not root', securityContext: NON_ROOT },
      { who: 'root without capabilities', securityContext: { runAsUser: 0, capabilities: { drop: ['ALL'] } } },
    ])('a file of mode 0 is mounted with mode 0, and refused to $who', async ({ securityContext }) => {
      await cluster.kubelet.mountAll(pod);

      const { status, stderr } = runIn('client', ['cat', '/run/secrets/hello'], securityContext);

      expect({ status, stderr }).toEqual({ status: 1, stderr: 'cat: /run/secrets/hello: Permission denied\n' });
    });

    test('fsGroup opens no file of mode 0: the driver does not say that it would set a group', async () => {
      await cluster.kubelet.mountAll(pod);

      expect(await cluster.kubelet.capabilities()).toEqual(['STAGE_UNSTAGE_VOLUME']);
    });

    test('a provider that dies in the call is asked three times; then the pod waits, and the next mount has the file', async () => {
      cluster.provider.handsOut = () => undefined;

      const refused = cluster.kubelet.mountAll(pod);

      await expect(refused).rejects.toMatchObject({ code: status.UNAVAILABLE });
      expect(cluster.provider.asked).toHaveLength(3);
      cluster.provider.handsOut = () => HELLO;
      await cluster.kubelet.mountAll(pod);
      expect(runIn('client', ['cat', '/run/secrets/hello']).stdout).toBe('made-up\n');
    });

    test('without rotation nobody asks again for what is mounted', async () => {
      await cluster.kubelet.mountAll(pod);

      await cluster.kubelet.republish(pod, 'hello');

      expect(cluster.provider.asked).toHaveLength(1);
    });

    test('the driver lacks no right for all that', () => {
      expect(cluster.driver.log()).not.toMatch(/forbidden/i);
    });
  });

  describe('the pod of checkout, by the driver 1.6.0 with the rights of cluster prod of dist', () => {
    beforeAll(async () => {
      cluster = await startCluster(minor, PROD, 'pulumi');
      pod = await newPodOf(cluster, PROD, 'checkout');
      cluster.provider.handsOut = ({ secrets = '' }) => {
        const [, path = ''] = /fileName: "(.*)"/.exec(secrets) ?? [];
        return [{ path, mode: 0, contents: `made-up ${path}` }];
      };
      await cluster.kubelet.mountAll(pod);
    });

    afterAll(() => cluster?.stop());

    test('one class a file: each is a call of its own, with a status object that belongs to the pod', async () => {
      const { name } = metadataOf(pod);
      const classes = ['checkout-db-password', 'checkout-db-ca-crt', 'checkout-payment-key'];

      const statuses = classes.map((ofClass) => cluster.server.read(podStatus(`${name}-shop-${ofClass}`)));

      expect(cluster.provider.asked).toHaveLength(3);
      for (const one of await Promise.all(statuses)) {
        expect(one).toMatchObject({ metadata: { ownerReferences: [{ kind: 'Pod', name }] } });
      }
    });

    test('the copying init container opens files of mode 0 to a container that is not root', () => {
      const copied = runIn('copy-secrets', ownCommand('copy-secrets'));
      const { stdout } = runIn('main', ['sh', '-c', 'cat /run/secrets/checkout/*']);

      expect(copied).toEqual({ status: 0, stderr: '', stdout: '' });
      expect(stdout).toBe('made-up db-ca.crtmade-up db-passwordmade-up payment-key');
    });
  });

  function runIn(container: string, command: readonly string[], securityContext?: JsonObject) {
    return runContainer(cluster.driver, cluster.kubelet, pod, { container, command, securityContext });
  }

  function ownCommand(container: string): readonly string[] {
    const spec = objectAt(pod, 'spec');
    const all = [...objectsAt(spec, 'initContainers'), ...objectsAt(spec, 'containers')];
    const { args = [], command = [] } = all.find(({ name }) => name === container) ?? {};
    return [...(command as readonly string[]), ...(args as readonly string[])];
  }
});

function podStatus(name: string): JsonObject {
  const apiVersion = 'secrets-store.csi.x-k8s.io/v1';
  return { apiVersion, kind: 'SecretProviderClassPodStatus', metadata: { name, namespace: 'shop' } };
}

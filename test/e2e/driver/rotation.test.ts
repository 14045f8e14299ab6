import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { AzureKeyVault, Binding, Cluster, Fleet, GitOps, Unit, WorkloadIdentity } from '../../../lib';
import type { JsonObject } from '../../../lib/core/json';
import { NEWEST_KUBERNETES } from '../control-plane/versions';
import { syncSteps } from '../sync-order';
import { runContainer } from './container';
import { type DrivenCluster, newPodOf, startCluster } from './driven-cluster';

const INTERVAL_SECONDS = 3;

const VOLUME = 'tls';

const STEPS = syncSteps(rotatingFleet().render().tree, 'prod');

describe('a binding that rotates, by the driver 1.6.0', () => {
  let cluster: DrivenCluster;
  let pod: JsonObject;

  beforeAll(async () => {
    cluster = await startCluster(NEWEST_KUBERNETES, STEPS, 'azure');
  });

  afterAll(() => cluster?.stop());

  beforeEach(async () => {
    provide('first');
    cluster.provider.asked.length = 0;
    pod = await newPodOf(cluster, STEPS, 'gateway');
  });

  afterEach(() => cluster.kubelet.remove(pod));

  test('before the interval is over a new value is not asked for; after it, the file has it', async () => {
    await cluster.kubelet.mountAll(pod);
    provide('second');

    await cluster.kubelet.republish(pod, VOLUME);
    const early = mounted();
    await sleep(INTERVAL_SECONDS * 1000);
    await cluster.kubelet.republish(pod, VOLUME);

    expect([early, mounted()]).toEqual(['first', 'second']);
    expect(cluster.provider.asked).toHaveLength(2);
  });

  test('once a value has stayed for longer than the interval, every call of kubelet asks the provider', async () => {
    await cluster.kubelet.mountAll(pod);
    await sleep(INTERVAL_SECONDS * 1000);

    for (let call = 1; call <= 3; call += 1) await cluster.kubelet.republish(pod, VOLUME);

    expect(cluster.provider.asked).toHaveLength(1 + 3);
  });

  test('a provider that fails later is told to nobody, and the file stays as it was', async () => {
    await cluster.kubelet.mountAll(pod);
    await sleep(INTERVAL_SECONDS * 1000);
    cluster.provider.handsOut = () => undefined;

    await cluster.kubelet.republish(pod, VOLUME);

    expect(mounted()).toBe('first');
  });

  test('a provider that dies in the first call leaves a pod that starts with an empty folder', async () => {
    cluster.provider.handsOut = () => undefined;

    await expect(cluster.kubelet.mountAll(pod)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    await cluster.kubelet.mountAll(pod);

    // The folder is kubelet's own, which root alone may open.
    expect(runIn(['ls', '-A', '/run/secrets/tls'], { runAsUser: 0 })).toEqual({ status: 0, stderr: '', stdout: '' });
  });

  function provide(contents: string): void {
    cluster.provider.handsOut = () => [{ path: 'server.pem', mode: 0o644, contents }];
  }

  function mounted(): string {
    return runIn(['cat', '/run/secrets/tls/server.pem']).stdout;
  }

  function runIn(command: readonly string[], securityContext?: JsonObject) {
    return runContainer(cluster.driver, cluster.kubelet, pod, { container: 'main', command, securityContext });
  }
});

function rotatingFleet(): Fleet {
  const fleet = new Fleet();
  const prod = new Cluster(fleet, 'prod', {
    kubernetes: '1.37',
    gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  });
  const unit = new Unit(prod, 'gateway', { namespace: 'gateway' });
  const identity = WorkloadIdentity.azure(unit, 'identity', {
    name: 'gateway',
    clientId: '11111111-2222-3333-4444-555555555555',
  });
  const vault = new AzureKeyVault(unit, 'vault', {
    vaultName: 'acme-gateway',
    tenantId: '66666666-7777-8888-9999-000000000000',
    identity,
  });
  const gateway = new kplus.Deployment(unit, 'gateway', {
    metadata: { name: 'gateway' },
    serviceAccount: identity.account,
    containers: [{ image: 'registry.acme.example/gateway:1', securityContext: { user: 10001, group: 10001 } }],
  });
  new Binding(gateway, 'tls', {
    property: vault.certificateWithKey('gateway-tls'),
    file: '/run/secrets/tls/server.pem',
    rotation: { every: Duration.seconds(INTERVAL_SECONDS), onChange: 'reload' },
  });
  return fleet;
}

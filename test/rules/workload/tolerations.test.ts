import type { JsonObject } from '../../../lib/core/json';
import { objectAt } from '../../../lib/core/manifest';
import { checkCluster } from '../../../lib/rules/catalogue';
import { tolerations } from '../../../lib/rules/workload/tolerations';
import { clusterSubject, rendered } from '../../support/cluster-subject';
import { deployment, mounting, secretProviderClass } from '../../support/manifests';

const GPU: JsonObject = { key: 'gpu', operator: 'Exists', effect: 'NoSchedule' };

test('pods on nodes without the driver warn, with the taint', () => {
  const [finding, ...others] = found(GPU, { driver: [] });

  expect(finding).toMatchObject({ code: 'workload/tolerations', severity: 'warning', path: 'prod/shop/app' });
  expect(finding?.problem).toBe(
    'Deployment "shop/app" may run on nodes with the taint "gpu:NoSchedule", where DaemonSet "kube-system/driver", which its files need, does not.',
  );
  expect(others).toEqual([]);
});

test('pods on nodes without their provider warn', () => {
  const [finding] = found(GPU, { provider: [] });

  expect(finding?.cause).toContain('provider not found: provider "pulumi"');
});

test('another provider may run where it likes', () => {
  expect(found(GPU, { provider: [], providerName: 'azure' })).toEqual([]);
});

test.each<[string, JsonObject, JsonObject]>([
  ['a key of every value', { key: 'team', value: 'shop' }, { key: 'team', operator: 'Exists' }],
  ['the same', { key: 'team', value: 'shop', effect: 'NoSchedule' }, { key: 'team', value: 'shop' }],
  ['every taint', { operator: 'Exists' }, { operator: 'Exists' }],
])('a driver that stands %s passes', (_, own, ofDriver) => {
  expect(found(own, { driver: [ofDriver] })).toEqual([]);
});

test.each<[string, JsonObject, JsonObject]>([
  ['another value', { key: 'team', value: 'shop' }, { key: 'team', value: 'finance' }],
  ['one value', { key: 'team', operator: 'Exists' }, { key: 'team', value: 'shop' }],
  ['one effect', { key: 'team', value: 'shop' }, { key: 'team', value: 'shop', effect: 'NoSchedule' }],
  ['one key', { operator: 'Exists' }, GPU],
])('a driver that stands %s alone warns', (_, own, ofDriver) => {
  expect(found(own, { driver: [ofDriver] })).toHaveLength(1);
});

test.each<[string, JsonObject]>([
  ['prefers', { ...GPU, effect: 'PreferNoSchedule' }],
  ['every DaemonSet stands', { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' }],
])('a taint that %s passes', (_, own) => {
  expect(found(own, { driver: [] })).toEqual([]);
});

test('pods that mount no files run where they like', () => {
  const objects = [rendered(deployment({ tolerations: [GPU] })), daemonSet('driver', [])];

  expect(checkCluster(clusterSubject([], { objects, nodeAgents: AGENTS }), [tolerations])).toEqual([]);
});

interface Stood {
  readonly driver?: readonly JsonObject[];
  readonly provider?: readonly JsonObject[];
  readonly providerName?: string;
}

const EVERY_TAINT: readonly JsonObject[] = [{ operator: 'Exists' }];

const AGENTS = [{ unit: 'driver' }, { unit: 'provider', provider: 'pulumi' }];

/** What is said of a pod that stands one taint and mounts files, where driver and provider stand those. */
function found(own: JsonObject, { driver = EVERY_TAINT, provider = EVERY_TAINT, providerName = 'pulumi' }: Stood) {
  const volumes = objectAt(objectAt(objectAt(mounting(), 'spec'), 'template'), 'spec').volumes;
  const objects = [
    rendered(deployment({ tolerations: [own], volumes })),
    rendered(secretProviderClass({ provider: providerName })),
    daemonSet('driver', driver),
    daemonSet('provider', provider),
  ];
  return checkCluster(clusterSubject([], { objects, nodeAgents: AGENTS }), [tolerations]);
}

function daemonSet(name: string, stood: readonly JsonObject[]) {
  const manifest = deployment({ tolerations: stood });
  return rendered({ ...manifest, kind: 'DaemonSet', metadata: { name, namespace: 'kube-system' } }, name);
}

import type { JsonObject } from '../../../lib/core/json';
import { objectAt, objectsAt } from '../../../lib/core/manifest';
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

test('pods with two volumes are told of once', () => {
  const two = volumes().flatMap((volume) => [volume, { ...volume, name: 'again' }]);
  const objects = [
    rendered(deployment({ tolerations: [GPU], volumes: two })),
    rendered(secretProviderClass({ provider: 'pulumi' })),
    daemonSet('driver', []),
  ];

  expect(checkCluster(clusterSubject([], { objects, nodeAgents: AGENTS }), [tolerations])).toHaveLength(1);
});

test.each<[string, ReturnType<typeof daemonSet>]>([
  ['for Windows', daemonSet('driver', [], { nodeSelector: { 'kubernetes.io/os': 'windows' } })],
  ['of somebody else', daemonSet('log-agent', [])],
])('a DaemonSet %s may run where it likes', (_, other) => {
  const objects = [rendered(deployment({ tolerations: [GPU], volumes: volumes() })), other];

  expect(checkCluster(clusterSubject([], { objects, nodeAgents: AGENTS }), [tolerations])).toEqual([]);
});

test('pods on nodes without their provider warn', () => {
  const [finding] = found(GPU, { provider: [] });

  expect(finding?.cause).toContain('provider not found: provider "pulumi"');
  expect(finding?.mend).toContain('where the program installs provider "pulumi"');
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
  const objects = [
    rendered(deployment({ tolerations: [own], volumes: volumes() })),
    rendered(secretProviderClass({ provider: providerName })),
    daemonSet('driver', driver),
    daemonSet('provider', provider),
  ];
  return checkCluster(clusterSubject([], { objects, nodeAgents: AGENTS }), [tolerations]);
}

/** Those of a pod that mounts class `db`. */
function volumes(): readonly JsonObject[] {
  return objectsAt(objectAt(objectAt(objectAt(mounting(), 'spec'), 'template'), 'spec'), 'volumes');
}

function daemonSet(name: string, stood: readonly JsonObject[], pod: JsonObject = {}) {
  const manifest = deployment({ tolerations: stood, ...pod });
  return rendered({ ...manifest, kind: 'DaemonSet', metadata: { name, namespace: 'kube-system' } }, name);
}

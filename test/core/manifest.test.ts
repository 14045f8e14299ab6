import type { JsonObject } from '../../lib/core/json';
import {
  describe as describeObject,
  identityKey,
  identityOf,
  objectAt,
  objectsAt,
  podSpecOf,
} from '../../lib/core/manifest';

test.each([
  ['v1', ''],
  ['apps/v1', 'apps'],
  ['secrets-store.csi.x-k8s.io/v1', 'secrets-store.csi.x-k8s.io'],
  [undefined, ''],
])('the group of apiVersion %s is "%s"', (apiVersion, group) => {
  expect(identityOf({ apiVersion }).group).toBe(group);
});

test.each([
  [{ kind: 'Deployment', metadata: { name: 'app', namespace: 'shop' } }, 'Deployment "shop/app"'],
  [{ kind: 'Namespace', metadata: { name: 'shop' } }, 'Namespace "shop"'],
  [{}, ' ""'],
])('%j is called %s', (manifest, text) => {
  expect(describeObject(identityOf(manifest))).toBe(text);
});

test.each([[{}], [{ metadata: null }], [{ metadata: { namespace: 5 } }]])('%j states no namespace', (manifest) => {
  expect(identityOf(manifest).namespace).toBeUndefined();
});

test('an identity has one key, whatever the version', () => {
  const v1 = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'app', namespace: 'shop' } };

  expect(identityKey(identityOf(v1))).toBe('apps/Deployment/shop/app');
  expect(identityKey(identityOf({ ...v1, apiVersion: 'apps/v2' }))).toBe('apps/Deployment/shop/app');
});

const pod: JsonObject = { containers: [{ name: 'app' }] };
const template: JsonObject = { spec: { template: { spec: pod } } };

test.each([
  ['v1', 'Pod', { spec: pod }],
  ['v1', 'ReplicationController', template],
  ['apps/v1', 'DaemonSet', template],
  ['apps/v1', 'Deployment', template],
  ['apps/v1', 'ReplicaSet', template],
  ['apps/v1', 'StatefulSet', template],
  ['batch/v1', 'Job', template],
  ['batch/v1', 'CronJob', { spec: { jobTemplate: template } }],
])('the pod of a %s %s is found', (apiVersion, kind, rest) => {
  const manifest = { apiVersion, kind, ...rest };

  expect(podSpecOf(manifest, identityOf(manifest))).toBe(pod);
});

test.each([
  ['another group', { apiVersion: 'example.com/v1', kind: 'Deployment', ...template }],
  ['another kind', { apiVersion: 'v1', kind: 'Service', ...template }],
  ['no template', { apiVersion: 'apps/v1', kind: 'Deployment', spec: {} }],
  ['a list on the way', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: [] } }],
])('there is no pod in %s', (_, manifest) => {
  expect(podSpecOf(manifest, identityOf(manifest))).toBeUndefined();
});

test.each([undefined, null, 'text', ['list']])('%j is read as an empty map', (value) => {
  expect(objectAt({ key: value }, 'key')).toEqual({});
});

test.each([
  [undefined, []],
  [{ a: 1 }, []],
  [
    [{ a: 1 }, 'text', null, [], { b: 2 }],
    [{ a: 1 }, { b: 2 }],
  ],
])('of %j only the maps in the list are read', (value, maps) => {
  expect(objectsAt({ key: value }, 'key')).toEqual(maps);
});

import type { JsonObject } from '../../../lib/core/json';
import { waveOrder } from '../../../lib/rules/gitops/wave-order';
import { check, codes } from '../../support/cluster-subject';
import { configMap, deployment, externalSecret, mounting, secretProviderClass } from '../../support/manifests';

const FOUND = ['gitops/wave-order error prod/shop/app'];

test('pods before the ExternalSecret of their variable are refused with both waves', () => {
  const [finding] = check(waveOrder, [inWave('-5', reading()), inWave('-1', externalSecret())]);

  expect(finding).toMatchObject({
    code: 'gitops/wave-order',
    severity: 'error',
    path: 'prod/shop/app',
    problem: 'Deployment "shop/app" is in wave -5 and needs Secret "db" of ExternalSecret "shop/db" in wave -1.',
  });
});

test.each<[string, readonly JsonObject[]]>([
  ['their class', [mounting(), inWave('1', secretProviderClass())]],
  ['their ServiceAccount', [deployment({ serviceAccountName: 'app' }), inWave('1', object('ServiceAccount', 'app'))]],
  ['their ConfigMap', [mountingConfigMap(), inWave('1', configMap())]],
])('pods before %s are refused', (_, manifests) => {
  expect(codes(waveOrder, manifests)).toEqual(FOUND);
});

test('an ExternalSecret before its store is refused', () => {
  const secret = externalSecret({ secretStoreRef: { name: 'store' } });

  expect(codes(waveOrder, [secret, inWave('1', store())])).toEqual(['gitops/wave-order error prod/shop/db']);
});

test.each<[string, readonly JsonObject[]]>([
  ['the wave of what they need', [reading(), externalSecret()]],
  ['a later one', [inWave('5', reading()), inWave('4', externalSecret())]],
])('pods in %s pass', (_, manifests) => {
  expect(codes(waveOrder, manifests)).toEqual([]);
});

test('a hook before what comes with the sync is told of elsewhere', () => {
  const hook = deployment(podSpec({}));
  const annotations = { 'argocd.argoproj.io/hook': 'PreSync' };

  expect(
    codes(waveOrder, [{ ...hook, metadata: { name: 'app', namespace: 'shop', annotations } }, externalSecret()]),
  ).toEqual([]);
});

test('pods that do without pass', () => {
  expect(codes(waveOrder, [reading({ optional: true }), inWave('1', externalSecret())])).toEqual([]);
});

test('a Namespace in a later wave passes, as Argo CD moves it before what lies in it', () => {
  const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };

  expect(codes(waveOrder, [inWave('1', shop), configMap()])).toEqual([]);
});

test('a CronJob passes, as it is healthy before it runs', () => {
  const spec = { jobTemplate: { spec: { template: { spec: podSpec({}) } } } };
  const cronJob = { ...object('CronJob', 'app'), apiVersion: 'batch/v1', spec };

  expect(codes(waveOrder, [cronJob, inWave('1', externalSecret())])).toEqual([]);
});

test.each<[string, readonly JsonObject[]]>([
  ['first', [object('Secret', 'db'), inWave('1', externalSecret())]],
  ['second', [inWave('1', object('Secret', 'db')), externalSecret()]],
])('a Secret that two make passes where the %s of them comes in time', (_, makers) => {
  expect(codes(waveOrder, [reading(), ...makers])).toEqual([]);
});

test('a Secret that somebody outside makes passes', () => {
  const existingObjects = [{ kind: 'Secret', namespace: 'shop', name: 'db' }] as const;

  expect(codes(waveOrder, [reading(), inWave('1', externalSecret())], { existingObjects })).toEqual([]);
});

function inWave(wave: string, manifest: JsonObject): JsonObject {
  const annotations = { 'argocd.argoproj.io/sync-wave': wave };
  return { ...manifest, metadata: { ...(manifest.metadata as JsonObject), annotations } };
}

function reading(more: JsonObject = {}): JsonObject {
  return deployment(podSpec(more));
}

function podSpec(more: JsonObject): JsonObject {
  const valueFrom = { secretKeyRef: { name: 'db', key: 'password', ...more } };
  return { containers: [{ name: 'app', env: [{ name: 'PASSWORD', valueFrom }] }] };
}

function mountingConfigMap(): JsonObject {
  return deployment({ volumes: [{ name: 'settings', configMap: { name: 'app' } }] });
}

function store(): JsonObject {
  return { ...object('SecretStore', 'store'), apiVersion: 'external-secrets.io/v1' };
}

function object(kind: string, name: string): JsonObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'shop' } };
}

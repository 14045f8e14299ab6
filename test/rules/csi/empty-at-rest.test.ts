import type { JsonObject } from '../../../lib/core/json';
import { lastingSyncs } from '../../../lib/rules/csi/empty-at-rest';
import { classOf, reading, syncing } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const SYNCED = classOf('vault', '- objectName: a\n', syncing({ a: 'a' }));
const RED = ['csi/empty-at-rest warning prod/shop/reader'];
const RESTING: JsonObject = { ...reading(), kind: 'Job', apiVersion: 'batch/v1' };

test('a Secret that only a Job mounts is told of where another workload reads it', () => {
  const [finding] = check(lastingSyncs, [SYNCED, RESTING, reader()]);

  expect(finding).toMatchObject({ code: 'csi/empty-at-rest', severity: 'warning', path: 'prod/shop/reader' });
  expect(finding?.problem).toContain('which only Job "shop/app" (runs to its end) mounts');
});

test.each<[string, JsonObject, JsonObject[]]>([
  ['has 0 replicas', scaled({ replicas: 0 }), []],
  ['runs by the clock', cronJob(), []],
  ['is scaled down to 0 by KEDA', reading(), [scaler('keda.sh/v1alpha1', 'ScaledObject', {})]],
  [
    'is scaled down to 0 by Kubernetes',
    reading(),
    [scaler('autoscaling/v2', 'HorizontalPodAutoscaler', { minReplicas: 0 })],
  ],
])('so is one of a workload that %s', (_, mounter, scalers) => {
  expect(codes(lastingSyncs, [SYNCED, mounter, reader(), ...scalers])).toEqual(RED);
});

test.each<[string, JsonObject[]]>([
  ['has replicas', [reading()]],
  ['is scaled, but never to 0', [reading(), scaler('keda.sh/v1alpha1', 'ScaledObject', { minReplicaCount: 1 })]],
  ['is scaled by default', [reading(), scaler('autoscaling/v2', 'HorizontalPodAutoscaler', {})]],
  ['stands beside a Job', [RESTING, { ...reading(), metadata: { name: 'always', namespace: 'shop' } }]],
])('a Secret of a Deployment that %s passes', (_, mounters) => {
  expect(codes(lastingSyncs, [SYNCED, ...mounters, reader()])).toEqual([]);
});

test('a Secret that only the Job itself reads passes', () => {
  expect(codes(lastingSyncs, [SYNCED, RESTING])).toEqual([]);
});

test('a reader that has no pods is told of elsewhere', () => {
  const metadata = { name: 'web', namespace: 'shop' };
  const ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata,
    spec: { tls: [{ secretName: 'db' }] },
  };

  expect(codes(lastingSyncs, [SYNCED, RESTING, ingress])).toEqual([]);
});

test('a reader that does without it passes', () => {
  expect(codes(lastingSyncs, [SYNCED, RESTING, reader({ optional: true })])).toEqual([]);
});

function reader(ref: JsonObject = {}): JsonObject {
  const env = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'a', ...ref } } }];
  return { ...reading({ env }, { volumes: [] }), metadata: { name: 'reader', namespace: 'shop' } };
}

function cronJob(): JsonObject {
  const { spec, ...deployment } = reading();
  return { ...deployment, apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec } } };
}

function scaled(spec: JsonObject): JsonObject {
  const deployment = reading();
  return { ...deployment, spec: { ...(deployment.spec as JsonObject), ...spec } };
}

function scaler(apiVersion: string, kind: string, spec: JsonObject): JsonObject {
  const metadata = { name: 'scaler', namespace: 'shop' };
  return { apiVersion, kind, metadata, spec: { scaleTargetRef: { kind: 'Deployment', name: 'app' }, ...spec } };
}

import { mountedSyncs } from '../../../lib/rules/csi/synced-without-pod';
import { classOf, classVolume, reading, syncing } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';
import { mounting } from '../../support/manifests';

const SYNCED = classOf('vault', '- objectName: a\n', syncing({ a: 'a' }));
const RED = ['csi/synced-without-pod warning prod/shop/db'];

test('a class that no pod mounts is told of, with the Secrets that never appear', () => {
  const [finding] = check(mountedSyncs, [SYNCED]);

  expect(finding).toMatchObject({ code: 'csi/synced-without-pod', severity: 'warning', path: 'prod/shop/db' });
  expect(finding?.problem).toContain('is to make Secret "db", and no pod of its namespace mounts it');
});

test('a volume that no container mounts is none', () => {
  expect(codes(mountedSyncs, [SYNCED, mounting()])).toEqual(RED);
  expect(check(mountedSyncs, [SYNCED, mounting()])[0]?.problem).toContain('mounts its volume "db"');
});

test('a class that a container mounts passes', () => {
  expect(codes(mountedSyncs, [SYNCED, reading()])).toEqual([]);
});

test('a class that an init container mounts passes', () => {
  const mounts = { initContainers: [{ name: 'wait', volumeMounts: [{ name: 'db', mountPath: '/db' }] }] };

  expect(codes(mountedSyncs, [SYNCED, reading({ volumeMounts: [] }, mounts)])).toEqual([]);
});

test('a class that makes no Secret passes', () => {
  expect(codes(mountedSyncs, [classOf('vault', '- objectName: a\n')])).toEqual([]);
});

test('a class that a kind names which nobody knows here passes', () => {
  const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'app', namespace: 'shop' } };
  const spec = { template: { spec: { volumes: [{ name: 'db', csi: classVolume() }] } } };

  expect(codes(mountedSyncs, [SYNCED, { ...rollout, spec }])).toEqual([]);
});

test('a pod that looks for the class in its own namespace is told of elsewhere', () => {
  const pod = { ...reading(), metadata: { name: 'app', namespace: 'default' } };

  expect(codes(mountedSyncs, [SYNCED, pod])).toEqual([]);
});

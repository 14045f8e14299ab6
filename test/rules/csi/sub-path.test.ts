import type { JsonObject } from '../../../lib/core/json';
import type { PlannedBinding } from '../../../lib/core/plan';
import { rotatingMounts } from '../../../lib/rules/csi/sub-path';
import { reading } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const FILE = { name: 'db', mountPath: '/etc/app/password', subPath: 'password' };
const POD = reading({ volumeMounts: [FILE] });

test('a single file of a volume that rotates is told of', () => {
  const [finding] = check(rotatingMounts, [driver(true), POD]);

  expect(finding).toMatchObject({ code: 'csi/sub-path', severity: 'warning', path: 'prod/shop/app' });
  expect(finding?.problem).toContain('mounts one file of volume "db" at /etc/app/password (subPath)');
});

test('a path that is made of variables is one too', () => {
  const { subPath: subPathExpr, ...mount } = FILE;

  expect(codes(rotatingMounts, [driver(true), reading({ volumeMounts: [{ ...mount, subPathExpr }] })])).toHaveLength(1);
});

test('a whole volume passes', () => {
  expect(codes(rotatingMounts, [driver(true), reading()])).toEqual([]);
});

test('a single file passes where nothing rotates', () => {
  expect(codes(rotatingMounts, [driver(false), POD])).toEqual([]);
  expect(codes(rotatingMounts, [POD])).toEqual([]);
});

test('a binding that rotates says that a driver of somebody else does', () => {
  expect(codes(rotatingMounts, [POD], { plan: [binding({ onChange: 'reload' })] })).toHaveLength(1);
});

test.each<Partial<PlannedBinding>>([{ delivery: 'external-secret', onChange: 'reload' }, { delivery: 'csi-files' }])(
  'a binding that mounts nothing or never changes says nothing of the driver: %j',
  (props) => {
    expect(codes(rotatingMounts, [POD], { plan: [binding(props)] })).toEqual([]);
  },
);

test('a file of a binding passes: whether it has to change, the program has said', () => {
  const planned = binding({ target: { file: FILE.mountPath } });

  expect(codes(rotatingMounts, [driver(true), POD], { plan: [planned] })).toEqual([]);
});

test('pods that are restarted for a new value pass', () => {
  const annotations = { 'secretproviderclass.reloader.stakater.com/reload': 'db' };
  const pod = { ...POD, metadata: { name: 'app', namespace: 'shop', annotations } };

  expect(codes(rotatingMounts, [driver(true), pod])).toEqual([]);
});

function driver(requiresRepublish: boolean): JsonObject {
  const metadata = { name: 'secrets-store.csi.k8s.io' };
  return { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata, spec: { requiresRepublish } };
}

function binding(props: Partial<PlannedBinding>): PlannedBinding {
  const workload = { kind: 'Deployment', namespace: 'shop', name: 'app' };
  const target = { file: '/run/secrets/other' };
  return { container: 'app', delivery: 'csi-files', target, workload, ...props } as PlannedBinding;
}

import type { JsonObject } from '../../../lib/core/json';
import { appliableSizes } from '../../../lib/rules/manifest/apply-size';
import type { SyncSubject } from '../../../lib/rules/rule';
import { check, codes } from '../../support/cluster-subject';
import { configMap } from '../../support/manifests';

const SERVER_SIDE: SyncSubject = {
  stepOf: () => undefined,
  appliesServerSide: () => true,
  waitsFor: () => false,
};

test('an object that the annotation cannot remember is refused with the option to set', () => {
  const [finding] = check(appliableSizes, [ofBytes(262_145)]);

  expect(finding).toMatchObject({
    code: 'manifest/apply-size',
    severity: 'error',
    problem: 'ConfigMap "shop/app" has 262145 bytes, and is applied client-side.',
  });
  expect(finding?.mend).toContain('ServerSideApply=true');
});

test('an object that just fits passes', () => {
  expect(codes(appliableSizes, [ofBytes(262_144)])).toEqual([]);
});

test('bytes count, not characters', () => {
  expect(codes(appliableSizes, [{ ...configMap(), data: { text: 'ü'.repeat(140_000) } }])).toHaveLength(1);
});

test('an object that is applied server-side passes, as far as etcd takes it', () => {
  expect(codes(appliableSizes, [ofBytes(1_572_864)], { sync: SERVER_SIDE })).toEqual([]);
});

test('an object that etcd does not take is refused, however it is applied', () => {
  const [finding] = check(appliableSizes, [ofBytes(1_572_865)], { sync: SERVER_SIDE });

  expect(finding?.cause).toContain('etcdserver: request is too large');
});

function ofBytes(bytes: number): JsonObject {
  const empty = { ...configMap(), data: { text: '' } };
  return { ...empty, data: { text: 'x'.repeat(bytes - JSON.stringify(empty).length) } };
}

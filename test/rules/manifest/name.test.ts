import { validObjectNames } from '../../../lib/rules/manifest/name';
import { check } from '../../support/cluster-subject';

test.each([
  ['v1', 'ConfigMap', 'a.b-0'],
  ['v1', 'ConfigMap', 'a'.repeat(253)],
  ['v1', 'Service', 'a'.repeat(63)],
  ['v1', 'Namespace', '0-a'],
  ['apps/v1', 'Deployment', 'a.b'],
  ['apps/v1', 'StatefulSet', '0'.padEnd(52, 'a')],
  ['batch/v1', 'Job', 'a'.repeat(63)],
  ['batch/v1', 'CronJob', 'a'.repeat(52)],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:Reader'],
  ['example.com/v1', 'Service', '0.a'],
])('a %s %s may be called %s', (apiVersion, kind, name) => {
  expect(findings(apiVersion, kind, name)).toEqual([]);
});

test.each([
  ['v1', 'ConfigMap', 'A'],
  ['v1', 'ConfigMap', ''],
  ['v1', 'ConfigMap', 'a'.repeat(254)],
  ['v1', 'Service', '0a'],
  ['v1', 'Service', 'a'.repeat(64)],
  ['v1', 'Namespace', 'a.b'],
  ['apps/v1', 'Deployment', 'a_b'],
  ['apps/v1', 'StatefulSet', 'a.b'],
  ['apps/v1', 'StatefulSet', 'a'.repeat(53)],
  ['apps/v1', 'StatefulSet', 'a'.repeat(64)],
  ['batch/v1', 'Job', 'a'.repeat(64)],
  ['batch/v1', 'CronJob', 'a'.repeat(53)],
  ['batch/v1', 'CronJob', 'A'],
  ['rbac.authorization.k8s.io/v1', 'Role', 'a/b'],
  ['example.com/v1', 'Thing', 'a:b'],
])('a %s %s may not be called "%s"', (apiVersion, kind, name) => {
  expect(findings(apiVersion, kind, name)).toEqual([
    expect.objectContaining({ code: 'manifest/name', severity: 'error', path: `prod/shop/${name}` }),
  ]);
});

test('the finding says which rule the name breaks', () => {
  const [finding] = findings('batch/v1', 'CronJob', 'a'.repeat(53));

  expect(finding?.problem).toMatch(/^The name of CronJob "shop\/a+" has 53 characters where 52 are allowed\.$/);
});

test('the finding says what becomes of a StatefulSet whose name leaves no room for a hash', () => {
  expect(findings('apps/v1', 'StatefulSet', 'a'.repeat(53))[0]?.cause).toContain('refuses its pods');
  expect(findings('apps/v1', 'StatefulSet', 'a'.repeat(64))[0]?.cause).toContain('refuses the object');
});

function findings(apiVersion: string, kind: string, name: string) {
  return check(validObjectNames, [{ apiVersion, kind, metadata: { name, namespace: 'shop' } }]);
}

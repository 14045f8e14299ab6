import { checkCluster } from '../../../lib/rules/catalogue';
import { uniqueObjects } from '../../../lib/rules/manifest/duplicate';
import { clusterSubject, codes, rendered } from '../../support/cluster-subject';
import { configMap } from '../../support/manifests';

test('the second object of one identity is refused with where the first comes from', () => {
  const [finding, ...others] = checkCluster(
    clusterSubject([], {
      objects: [
        { ...rendered(configMap()), path: 'prod/shop/first' },
        { ...rendered(configMap(), 'checkout'), path: 'prod/checkout/second' },
      ],
    }),
    [uniqueObjects],
  );

  expect(finding).toMatchObject({ code: 'manifest/duplicate', severity: 'error', path: 'prod/checkout/second' });
  expect(finding?.problem).toBe(
    'ConfigMap "shop/app" of unit "checkout" exists already, made by prod/shop/first of unit "shop".',
  );
  expect(others).toEqual([]);
});

test('every further object of one identity is refused', () => {
  expect(codes(uniqueObjects, [configMap(), configMap(), configMap()])).toHaveLength(2);
});

test.each([
  ['name', configMap({ name: 'other' })],
  ['namespace', configMap({ namespace: 'default' })],
  ['kind', { ...configMap(), kind: 'Service' }],
  ['group', { ...configMap(), apiVersion: 'example.com/v1' }],
])('objects that differ in their %s alone pass', (_, other) => {
  expect(codes(uniqueObjects, [configMap(), other])).toEqual([]);
});

test('two versions of one group are one identity', () => {
  const v1 = { ...configMap(), apiVersion: 'example.com/v1' };
  const v2 = { ...configMap(), apiVersion: 'example.com/v2' };

  expect(codes(uniqueObjects, [v1, v2])).toEqual(['manifest/duplicate error prod/shop/app']);
});

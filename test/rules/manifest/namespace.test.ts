import { knownNamespaces } from '../../../lib/rules/manifest/namespace';
import { check, codes, storeSubject } from '../../support/cluster-subject';
import { configMap } from '../../support/manifests';

test('an object in a namespace that exists passes', () => {
  expect(codes(knownNamespaces, [configMap(), configMap({ namespace: 'default' })])).toEqual([]);
});

test('an object in a namespace that nobody creates is refused with the line to add', () => {
  const [finding] = check(knownNamespaces, [configMap({ namespace: 'elsewhere' })]);

  expect(finding).toMatchObject({
    code: 'manifest/namespace',
    severity: 'error',
    path: 'prod/shop/app',
    problem: 'ConfigMap "elsewhere/app" lies in a namespace that nobody creates in cluster "prod".',
    mend: "Make it the namespace of a unit, or declare it in the cluster: existingNamespaces: ['elsewhere'].",
  });
});

test('an object that needs a namespace and has none is refused', () => {
  expect(codes(knownNamespaces, [configMap({ namespace: undefined })])).toEqual([
    'manifest/namespace error prod/shop/app',
  ]);
});

test.each([
  ['of the cluster', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } }],
  ['of an unknown kind', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' } }],
])('an object %s passes without a namespace', (_, manifest) => {
  expect(codes(knownNamespaces, [manifest])).toEqual([]);
});

test('the right to read an access token in such a namespace is told of at the store', () => {
  const stores = [storeSubject({ credentials: [{ name: 'token', namespace: 'elsewhere' }] })];

  expect(codes(knownNamespaces, [configMap({ namespace: 'elsewhere' })], { stores })).toEqual([]);
});

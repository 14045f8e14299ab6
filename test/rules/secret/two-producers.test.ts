import type { JsonObject } from '../../../lib/core/json';
import { soleProducers } from '../../../lib/rules/secret/two-producers';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret, object, secretProviderClass } from '../../support/manifests';

test('the second ExternalSecret of one Secret is refused', () => {
  const [finding, ...others] = check(soleProducers, [externalSecret(), targeting('second')]);

  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    code: 'secret/two-producers',
    severity: 'error',
    path: 'prod/shop/second',
    problem:
      'ExternalSecret "shop/second" makes Secret "shop/db", and so does ExternalSecret "shop/db" (prod/shop/db).',
    cause: 'The second stays in SecretSyncedError: target is owned by another ExternalSecret.',
  });
});

test.each<[string, JsonObject, string]>([
  ['class', synced('password'), 'The driver replaces the whole Secret'],
  ['SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 'db'), 'not managed by SealedSecret'],
  ['Certificate', object('cert-manager.io/v1', 'Certificate', 'web', { spec: { secretName: 'db' } }), 'overwrites'],
])('an ExternalSecret and a %s fight for a Secret', (_, other, cause) => {
  const [finding] = check(soleProducers, [other, externalSecret()]);

  expect(finding).toMatchObject({ severity: 'error', cause: expect.stringContaining(cause) });
});

test('two that write the same keys are a warning', () => {
  const other = { ...synced('password'), metadata: { name: 'other', namespace: 'shop' } };

  expect(codes(soleProducers, [synced('password'), other])).toEqual(['secret/two-producers warning prod/shop/other']);
});

test('a class that lists a Secret twice overwrites itself', () => {
  const twice = secretProviderClass({ secretObjects: [{ secretName: 'db' }, { secretName: 'db' }] });

  const [finding] = check(soleProducers, [twice]);

  expect(finding).toMatchObject({
    severity: 'error',
    problem: 'SecretProviderClass "shop/db" makes Secret "shop/db", and so does another entry of its secretObjects.',
  });
});

test.each(['Merge', 'CreateOrMerge'])(
  'an ExternalSecret with creationPolicy %s adds to what another makes',
  (policy) => {
    expect(codes(soleProducers, [externalSecret(), targeting('second', { creationPolicy: policy })])).toEqual([]);
  },
);

test('a bare Secret that an ExternalSecret fills passes', () => {
  expect(codes(soleProducers, [object('v1', 'Secret', 'db'), externalSecret()])).toEqual([]);
});

test('one Secret that the program makes and declares as existing passes', () => {
  const existingObjects = [{ kind: 'Secret', namespace: 'shop', name: 'db' }] as const;

  expect(codes(soleProducers, [externalSecret()], { existingObjects })).toEqual([]);
});

test('the same name in two namespaces is two Secrets', () => {
  const elsewhere = { ...externalSecret(), metadata: { name: 'db', namespace: 'finance' } };

  expect(codes(soleProducers, [externalSecret(), elsewhere])).toEqual([]);
});

test('two objects of one identity are told by the rule about those', () => {
  expect(codes(soleProducers, [externalSecret(), externalSecret()])).toEqual([]);
});

function targeting(name: string, target: JsonObject = {}): JsonObject {
  return object('external-secrets.io/v1', 'ExternalSecret', name, { spec: { target: { name: 'db', ...target } } });
}

function synced(key: string): JsonObject {
  return secretProviderClass({ secretObjects: [{ secretName: 'db', data: [{ objectName: key, key }] }] });
}

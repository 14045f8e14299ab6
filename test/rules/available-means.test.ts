import type { JsonObject } from '../../lib/core/json';
import { availableMeans } from '../../lib/rules/available-means';
import { codes, storeSubject } from '../support/cluster-subject';

const externalSecret: JsonObject = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'db', namespace: 'shop' },
  spec: {},
};

const secretProviderClass: JsonObject = {
  apiVersion: 'secrets-store.csi.x-k8s.io/v1',
  kind: 'SecretProviderClass',
  metadata: { name: 'db', namespace: 'shop' },
  spec: { provider: 'azure' },
};

const syncing: JsonObject = { ...secretProviderClass, spec: { secretObjects: [{ secretName: 'db' }] } };

const forbidden = { kubernetesSecrets: 'forbidden' } as const;

test('an ExternalSecret where the cluster has no operator is refused', () => {
  expect(codes(availableMeans, [externalSecret], { missing: { operator: 'there is none' } })).toEqual([
    'manifest/missing-add-on error prod/shop/db',
  ]);
});

test('a class where the cluster has no driver is refused', () => {
  expect(codes(availableMeans, [secretProviderClass], { missing: { driver: 'there is none' } })).toEqual([
    'manifest/missing-add-on error prod/shop/db',
  ]);
});

test.each([
  ['an ExternalSecret', externalSecret],
  ['a class that syncs', syncing],
])('%s where Secrets are forbidden is refused', (_, manifest) => {
  expect(codes(availableMeans, [manifest], forbidden)).toEqual(['manifest/forbidden-secret error prod/shop/db']);
});

test('an ExternalSecret that brings a credential passes where Secrets are forbidden', () => {
  const stores = [storeSubject({ credentials: [{ name: 'db', namespace: 'shop' }] })];

  expect(codes(availableMeans, [externalSecret], { ...forbidden, stores })).toEqual([]);
});

test('a class that only mounts passes where Secrets are forbidden', () => {
  expect(codes(availableMeans, [secretProviderClass], forbidden)).toEqual([]);
});

test('all of them pass where everything is there and allowed', () => {
  expect(codes(availableMeans, [externalSecret, syncing])).toEqual([]);
});

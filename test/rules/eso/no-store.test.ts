import type { JsonObject } from '../../../lib/core/json';
import { producedStores } from '../../../lib/rules/eso/no-store';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret, object } from '../../support/manifests';

const STORE = object('external-secrets.io/v1', 'SecretStore', 'acme');

test('an ExternalSecret of a store that nobody makes is a warning', () => {
  const [finding] = check(producedStores, [reading({ name: 'acme' })]);

  expect(finding).toMatchObject({
    code: 'eso/no-store',
    severity: 'warning',
    path: 'prod/shop/db',
    problem: 'ExternalSecret "shop/db" uses SecretStore "shop/acme", which nobody makes in cluster "prod".',
  });
});

test('a store of the namespace passes', () => {
  expect(codes(producedStores, [reading({ name: 'acme' }), STORE])).toEqual([]);
});

test('a store of another namespace is none', () => {
  const elsewhere = { ...STORE, metadata: { name: 'acme', namespace: 'finance' } };

  expect(check(producedStores, [reading({ name: 'acme' }), elsewhere])).toHaveLength(1);
});

test('a store of the other kind is named in the mend', () => {
  const [finding] = check(producedStores, [reading({ name: 'acme' }), clusterStore()]);

  expect(finding?.mend).toContain("Write kind: 'ClusterSecretStore' in the reference");
});

test('a store of the cluster passes from any namespace', () => {
  expect(codes(producedStores, [reading({ name: 'acme', kind: 'ClusterSecretStore' }), clusterStore()])).toEqual([]);
});

test('a store of one value needs to be there too', () => {
  const data = [{ secretKey: 'user', sourceRef: { storeRef: { name: 'other' } } }];

  const [finding] = check(producedStores, [STORE, externalSecret({ secretStoreRef: { name: 'acme' }, data })]);

  expect(finding?.problem).toContain('SecretStore "shop/other"');
});

test('a PushSecret needs its stores', () => {
  const spec = { secretStoreRefs: [{ name: 'acme' }, { name: 'other' }] };
  const push = object('external-secrets.io/v1alpha1', 'PushSecret', 'push', { spec });

  expect(check(producedStores, [STORE, push])).toHaveLength(1);
});

test('a ClusterExternalSecret needs a store of the cluster, and one of a namespace where only the cluster knows', () => {
  const manifests = ['SecretStore', 'ClusterSecretStore'].map(everywhere);

  expect(codes(producedStores, manifests)).toEqual(['eso/no-store warning prod/shop/ClusterSecretStore']);
});

test('an ExternalSecret that generates its values needs no store', () => {
  const dataFrom = [{ sourceRef: { generatorRef: { kind: 'Password', name: 'acme' } } }];

  expect(codes(producedStores, [externalSecret({ dataFrom })])).toEqual([]);
});

function reading(secretStoreRef: JsonObject): JsonObject {
  return externalSecret({ secretStoreRef });
}

function clusterStore(): JsonObject {
  return { ...object('external-secrets.io/v1', 'ClusterSecretStore', 'acme'), metadata: { name: 'acme' } };
}

function everywhere(kind: string): JsonObject {
  const spec = { externalSecretSpec: { secretStoreRef: { kind, name: 'acme' } } };
  return { apiVersion: 'external-secrets.io/v1', kind: 'ClusterExternalSecret', metadata: { name: kind }, spec };
}

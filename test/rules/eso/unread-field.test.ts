import type { JsonObject } from '../../../lib/core/json';
import { readFields } from '../../../lib/rules/eso/unread-field';
import { check, codes } from '../../support/cluster-subject';
import { clusterSecretStore, readingStore, secretStore } from '../../support/stores';

const PULUMI = clusterSecretStore({ provider: { pulumi: {} } });

test('a property that Pulumi does not look at is refused, with the path to write', () => {
  const [finding] = check(readFields, [PULUMI, readingStore(data({ property: 'password' }))]);

  expect(finding).toMatchObject({ code: 'eso/unread-field', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toContain('asks ClusterSecretStore "esc" for property "password" of "app"');
  expect(finding?.mend).toBe('Write the whole path: key: app.password.');
});

test('a version that Pulumi does not look at is refused, of an object too', () => {
  const dataFrom = [{ extract: { key: 'app', version: '3' } }];

  expect(check(readFields, [PULUMI, readingStore({ dataFrom })])[0]?.problem).toContain('for version "3" of "app"');
});

test('both in one entry are two mistakes', () => {
  expect(codes(readFields, [PULUMI, readingStore(data({ property: 'a', version: '3' }))])).toHaveLength(2);
});

test('an entry that names a store of its own is judged by that', () => {
  const sourceRef = { storeRef: { kind: 'ClusterSecretStore', name: 'esc' } };
  const entry = { secretKey: 'a', remoteRef: { key: 'app', property: 'a' } };

  expect(codes(readFields, [PULUMI, readingStore({ data: [entry] }, 'SecretStore')])).toEqual([]);
  expect(codes(readFields, [PULUMI, readingStore({ data: [{ ...entry, sourceRef }] }, 'SecretStore')])).toHaveLength(1);
});

test.each<[string, JsonObject, JsonObject]>([
  ['a path in the key', PULUMI, data({})],
  ['a property of a Vault path', clusterSecretStore({ provider: { vault: {} } }), data({ property: 'a' })],
  [
    'a property in a store that nobody knows',
    clusterSecretStore({ provider: { doppler: {} } }),
    data({ property: 'a' }),
  ],
  ['a property in a store of another kind', secretStore({ pulumi: {} }), data({ property: 'a' })],
])('%s passes', (_, store, spec) => {
  expect(codes(readFields, [store, readingStore(spec)])).toEqual([]);
});

function data(ref: JsonObject): JsonObject {
  return { data: [{ secretKey: 'a', remoteRef: { key: 'app', ...ref } }] };
}

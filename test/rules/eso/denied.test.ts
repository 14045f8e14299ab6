import type { JsonObject } from '../../../lib/core/json';
import { admittedReaders } from '../../../lib/rules/eso/denied';
import { check, codes } from '../../support/cluster-subject';
import { clusterSecretStore, readingStore, secretStore } from '../../support/stores';

const READER = readingStore({ data: [{ secretKey: 'a', remoteRef: { key: 'a' } }] });

test('a namespace that the store does not admit is refused, with those that it does', () => {
  const [finding] = check(admittedReaders, [admitting({ namespaces: ['billing', 'web'] }), READER]);

  expect(finding).toMatchObject({ code: 'eso/denied', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toBe(
    'ExternalSecret "shop/db" reads ClusterSecretStore "esc", whose conditions admit "billing", "web" alone.',
  );
});

test('a condition that admits nobody refuses everybody', () => {
  expect(check(admittedReaders, [admitting({}), READER])[0]?.problem).toContain('admit no namespace alone');
});

test.each<[string, JsonObject]>([
  ['that names it', admitting({ namespaces: ['shop'] })],
  [
    'of which one condition names it',
    clusterSecretStore({ conditions: [{ namespaces: ['a'] }, { namespaces: ['shop'] }] }),
  ],
  ['with a pattern', admitting({ namespaces: ['a'], namespaceRegexes: ['^b$'] })],
  ['with a selector', admitting({ namespaceSelector: { matchLabels: { team: 'a' } } })],
  ['without conditions', clusterSecretStore({})],
])('a store %s passes', (_, store) => {
  expect(codes(admittedReaders, [store, READER])).toEqual([]);
});

test('the namespaces of a ClusterExternalSecret are known to the API server alone', () => {
  const externalSecretSpec = READER.spec;
  const metadata = { name: 'db' };
  const everywhere = { ...READER, kind: 'ClusterExternalSecret', metadata, spec: { externalSecretSpec } };

  expect(codes(admittedReaders, [admitting({ namespaces: ['billing'] }), everywhere])).toEqual([]);
});

test('an entry that names a store of its own is judged by that', () => {
  const sourceRef = { storeRef: { kind: 'ClusterSecretStore', name: 'esc' } };
  const own = readingStore({ data: [{ secretKey: 'a', remoteRef: { key: 'a' }, sourceRef }] }, 'SecretStore');

  expect(codes(admittedReaders, [admitting({ namespaces: ['billing'] }), own])).toHaveLength(1);
});

test('conditions of a SecretStore have no effect', () => {
  const store = secretStore({});
  const closed = { ...store, spec: { conditions: [{ namespaces: ['billing'] }] } };

  expect(codes(admittedReaders, [closed, readingStore({ data: [{}] }, 'SecretStore')])).toEqual([]);
});

function admitting(condition: JsonObject): JsonObject {
  return clusterSecretStore({ conditions: [condition] });
}

import { searchableStores } from '../../../lib/rules/eso/no-search';
import { check, codes } from '../../support/cluster-subject';
import { clusterSecretStore, readingStore } from '../../support/stores';

const SEARCH = readingStore({ dataFrom: [{ find: { name: { regexp: '.*' } } }] });

test('a search in a store that cannot search is refused', () => {
  const [finding] = check(searchableStores, [clusterSecretStore({ provider: { pulumi: {} } }), SEARCH]);

  expect(finding).toMatchObject({ code: 'eso/no-search', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toContain('searches ClusterSecretStore "esc" (dataFrom.find), and provider "pulumi"');
});

test.each(['vault', 'doppler'])('a search in a store of %s passes', (provider) => {
  expect(codes(searchableStores, [clusterSecretStore({ provider: { [provider]: {} } }), SEARCH])).toEqual([]);
});

test('an extract passes', () => {
  const extract = readingStore({ dataFrom: [{ extract: { key: 'app' } }] });

  expect(codes(searchableStores, [clusterSecretStore({ provider: { pulumi: {} } }), extract])).toEqual([]);
});

test('a search in a store that the program does not make passes', () => {
  expect(codes(searchableStores, [SEARCH])).toEqual([]);
});

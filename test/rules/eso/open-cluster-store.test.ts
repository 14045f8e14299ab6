import type { JsonObject } from '../../../lib/core/json';
import { closedStores } from '../../../lib/rules/eso/open-cluster-store';
import { check, codes } from '../../support/cluster-subject';
import { clusterSecretStore, secretStore } from '../../support/stores';

test('a store without conditions is told of', () => {
  const [finding] = check(closedStores, [clusterSecretStore({})]);

  expect(finding).toMatchObject({ code: 'eso/open-cluster-store', severity: 'warning', path: 'prod/shop/esc' });
  expect(finding?.problem).toBe('Every namespace may use ClusterSecretStore "esc": it has no conditions.');
});

test.each<JsonObject>([
  { conditions: [] },
  { conditions: [{ namespaces: ['shop'] }, { namespaceSelector: {} }] },
  { conditions: [{ namespaceSelector: { matchLabels: {}, matchExpressions: [] } }] },
  { conditions: [{ namespaceRegexes: ['.*'] }] },
])('so is one whose conditions admit everybody: %j', (spec) => {
  expect(codes(closedStores, [clusterSecretStore(spec)])).toHaveLength(1);
});

test.each<JsonObject>([
  { conditions: [{ namespaces: ['shop'] }] },
  { conditions: [{ namespaceSelector: { matchLabels: { team: 'web' } } }] },
  { conditions: [{ namespaceRegexes: ['^team-.*$'] }] },
])('one whose conditions admit some passes: %j', (spec) => {
  expect(codes(closedStores, [clusterSecretStore(spec)])).toEqual([]);
});

test('a store of one namespace passes', () => {
  expect(codes(closedStores, [secretStore({})])).toEqual([]);
});

test('a store that tells it itself is left alone', () => {
  const isTold = (code: string) => code === 'eso/store-conditions';

  expect(codes(closedStores, [clusterSecretStore({})], { isTold })).toEqual([]);
});

import type { JsonObject } from '../../../lib/core/json';
import { noSecretData } from '../../../lib/rules/secret/data';
import { check, codes } from '../../support/cluster-subject';

test('a Secret with data is refused by the names of its keys, sorted', () => {
  const [finding] = check(noSecretData, [
    secret({ data: { password: 'eA==', user: 'eA==' }, stringData: { url: 'x' } }),
  ]);

  expect(finding).toMatchObject({ code: 'secret/data', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toBe('Secret "shop/db" has data under "password", "url", "user".');
});

test('a key that is in data and in stringData is named once', () => {
  const [finding] = check(noSecretData, [secret({ data: { password: 'eA==' }, stringData: { password: 'x' } })]);

  expect(finding?.problem).toBe('Secret "shop/db" has data under "password".');
});

test.each([{}, { data: {} }, { data: null, stringData: {} }])('a Secret with %j passes', (rest) => {
  expect(codes(noSecretData, [secret(rest)])).toEqual([]);
});

test.each([
  ['ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap' }],
  ['Secret of another group', { apiVersion: 'example.com/v1', kind: 'Secret' }],
])('the data of a %s is none of its business', (_, kind) => {
  expect(codes(noSecretData, [{ ...secret({ data: { a: 'b' } }), ...kind }])).toEqual([]);
});

function secret(rest: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db', namespace: 'shop' }, ...rest };
}

import type { JsonObject } from '../../../lib/core/json';
import { namedSecrets } from '../../../lib/rules/rbac/all-secrets';
import { check, codes } from '../../support/cluster-subject';

test('a role that reads every Secret of its namespace warns', () => {
  const [finding] = check(namedSecrets, [role({ verbs: ['get'] })]);

  expect(finding).toMatchObject({
    code: 'rbac/all-secrets',
    severity: 'warning',
    path: 'prod/shop/reader',
    problem: 'Role "shop/reader" reads every Secret of namespace "shop".',
  });
});

test.each<[string, JsonObject]>([
  ['that lists them', { verbs: ['list'] }],
  ['that watches them', { verbs: ['create', 'watch'] }],
  ['of all verbs', { verbs: ['*'] }],
  ['of all resources', { verbs: ['get'], resources: ['*'] }],
  ['of all groups', { verbs: ['get'], apiGroups: ['*'] }],
  ['with an empty list of names', { verbs: ['get'], resourceNames: [] }],
])('so does one %s', (_, rule) => {
  expect(codes(namedSecrets, [role(rule)])).toEqual(['rbac/all-secrets warning prod/shop/reader']);
});

test('so does one of the cluster', () => {
  const clusterRole = { ...role({ verbs: ['get'] }), kind: 'ClusterRole', metadata: { name: 'reader' } };

  expect(codes(namedSecrets, [clusterRole])).toHaveLength(1);
});

test.each<[string, JsonObject]>([
  ['that names them', { verbs: ['get'], resourceNames: ['db'] }],
  ['that makes them and cannot read them', { verbs: ['create', 'update', 'delete'] }],
  ['of ConfigMaps', { verbs: ['get'], resources: ['configmaps'] }],
  ["of another group's secrets", { verbs: ['get'], apiGroups: ['example.com'] }],
])('a role %s passes', (_, rule) => {
  expect(codes(namedSecrets, [role(rule)])).toEqual([]);
});

test("the platform's own roles are not looked at", () => {
  expect(codes(namedSecrets, [role({ verbs: ['*'] })], { isOwnUnit: () => false })).toEqual([]);
});

function role(rule: JsonObject): JsonObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'reader', namespace: 'shop' },
    rules: [{ apiGroups: [''], resources: ['secrets'], ...rule }],
  };
}

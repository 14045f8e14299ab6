import type { JsonObject } from '../../../lib/core/json';
import { operatorRights } from '../../../lib/rules/eso/no-rights';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret } from '../../support/manifests';
import { accountWith, secretRule } from '../../support/rights';
import { clusterSecretStore, secretStore } from '../../support/stores';

const addOns = {
  operator: { present: true, unit: 'shop', account: 'operator' },
  driver: { present: true, unit: 'driver' },
};
const PROVIDER = { pulumi: { auth: { accessToken: { secretRef: { name: 'token', namespace: 'shop', key: 'a' } } } } };

test('a Secret that the operator may not write is refused, with the line that allows it', () => {
  const [finding] = check(operatorRights, [...operator(secretRule('other')), externalSecret()], { addOns });

  expect(finding).toMatchObject({ code: 'eso/no-rights', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.mend).toContain("Operator.installed({ writes: [{ namespace: 'shop', names: ['db'] }] })");
});

test.each<[string, JsonObject]>([
  ['SecretStore', secretStore(PROVIDER)],
  ['ClusterSecretStore', clusterSecretStore({ provider: PROVIDER })],
])('a credential of a %s that the operator may not read is refused', (kind, store) => {
  const [finding] = check(operatorRights, [...operator(secretRule('db')), store], { addOns });

  expect(finding?.problem).toContain('signs in with Secret "shop/token" (pulumi.auth.accessToken.secretRef)');
  expect(finding?.mend).toContain(`Use the construct ${kind}`);
});

test.each<[string, JsonObject]>([
  ['each by name', secretRule('db', 'token')],
  ['all', secretRule()],
  ['everything', { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
])('an operator that may write %s passes', (_, rule) => {
  expect(codes(operatorRights, [...operator(rule), externalSecret(), secretStore(PROVIDER)], { addOns })).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['of another group', { ...secretRule(), apiGroups: ['apps'] }],
  ['of another resource', { ...secretRule(), resources: ['configmaps'] }],
  ['with other verbs', { ...secretRule(), verbs: ['list'] }],
])('a right %s is none', (_, rule) => {
  expect(codes(operatorRights, [...operator(rule), externalSecret()], { addOns })).toHaveLength(1);
});

test('a right in another namespace is none', () => {
  const elsewhere = { ...externalSecret(), metadata: { name: 'db', namespace: 'default' } };

  expect(codes(operatorRights, [...operator(secretRule()), elsewhere], { addOns })).toHaveLength(1);
});

test('a ClusterRole counts where it is bound: in the whole cluster', () => {
  const [account, role, binding] = operator(secretRule('db'));
  const roleRef = { kind: 'ClusterRole', name: 'operator' };
  const rights = [
    { ...role, kind: 'ClusterRole', metadata: { name: 'operator' } },
    { ...binding, kind: 'ClusterRoleBinding', metadata: { name: 'operator' }, roleRef },
  ];

  expect(codes(operatorRights, [account ?? {}, ...rights, externalSecret()], { addOns })).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['makes no Secret', externalSecret({ target: { creationPolicy: 'None' } })],
  ['makes something else', externalSecret({ target: { manifest: { kind: 'ConfigMap' } } })],
])('an ExternalSecret that %s passes', (_, manifest) => {
  expect(codes(operatorRights, [...operator(secretRule('other')), manifest], { addOns })).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['a ServiceAccount', secretStore({ vault: { auth: { kubernetes: { serviceAccountRef: { name: 'app' } } } } })],
  [
    'a Secret of each namespace',
    clusterSecretStore({ provider: { vault: { auth: { tokenSecretRef: { name: 'token', key: 'a' } } } } }),
  ],
])('a store that signs in with %s passes', (_, store) => {
  expect(codes(operatorRights, [...operator(secretRule('other')), store], { addOns })).toEqual([]);
});

test('of an operator that somebody else installs, nobody can say', () => {
  expect(codes(operatorRights, [externalSecret(), secretStore(PROVIDER)], { addOns })).toEqual([]);
});

function operator(rule: JsonObject): readonly JsonObject[] {
  return accountWith('operator', rule);
}

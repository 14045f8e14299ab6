import type { JsonObject } from '../../lib/core/json';
import { secretRight, tryAccount } from '../../lib/rules/account-rights';
import { viewOf } from '../../lib/rules/cluster-view';
import { clusterSubject } from '../support/cluster-subject';
import { accountWith, secretRule } from '../support/rights';

test.each<[string, JsonObject]>([
  ['another name', { kind: 'ServiceAccount', name: 'other', namespace: 'system' }],
  ['another namespace', { kind: 'ServiceAccount', name: 'app', namespace: 'shop' }],
  ['another kind', { kind: 'User', name: 'app', namespace: 'system' }],
])('a binding of a subject of %s gives nothing', (_, subject) => {
  const [account = {}, role = {}, binding] = accountWith('app', secretRule());

  expect(mayUpdate([account, role, { ...binding, subjects: [subject] }])).toBe(false);
});

test('a ClusterRole that has the name of a Role is another one', () => {
  const [account = {}, role, binding = {}] = accountWith('app', secretRule());
  const clusterRole = { ...role, kind: 'ClusterRole', metadata: { name: 'app' } };

  expect(mayUpdate([account, clusterRole, binding])).toBe(false);
});

test('a Role of another namespace is another one', () => {
  const [account = {}, role, binding = {}] = accountWith('app', secretRule());

  expect(mayUpdate([account, { ...role, metadata: { name: 'app', namespace: 'default' } }, binding])).toBe(false);
});

test('a ClusterRole that a RoleBinding names counts in its namespace', () => {
  const [account = {}, role, binding] = accountWith('app', secretRule());
  const clusterRole = { ...role, kind: 'ClusterRole', metadata: { name: 'app' } };
  const bound = { ...binding, roleRef: { kind: 'ClusterRole', name: 'app' } };

  expect(mayUpdate([account, clusterRole, bound])).toBe(true);
  expect(mayUpdate([account, clusterRole, bound], 'default')).toBe(false);
});

test('names that two bindings give add up', () => {
  const second = accountWith('app', secretRule('db')).map((one) => ({
    ...one,
    metadata: { ...(one.metadata as JsonObject), name: 'second' },
    ...(one.kind === 'RoleBinding' && { roleRef: { kind: 'Role', name: 'second' } }),
  }));

  expect(mayUpdate([...accountWith('app', secretRule('other')), ...second.slice(1)])).toBe(true);
});

test('the account of an add-on lies in its unit, and has its name', () => {
  const cluster = viewOf(clusterSubject([...accountWith('webhook'), ...accountWith('app')]));

  expect(tryAccount(cluster, { unit: 'shop', account: 'app' })?.identity.name).toBe('app');
  expect(tryAccount(cluster, { unit: 'shop' })?.identity.name).toBe('webhook');
  expect(tryAccount(cluster, { unit: 'other', account: 'app' })).toBeUndefined();
});

function mayUpdate(manifests: readonly JsonObject[], namespace = 'shop'): boolean {
  const cluster = viewOf(clusterSubject(manifests));
  const account = tryAccount(cluster, { unit: 'shop', account: 'app' });
  if (account === undefined) throw new Error('there is no account');
  return secretRight(cluster, account, 'update')(namespace, 'db');
}

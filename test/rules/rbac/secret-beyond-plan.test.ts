import type { JsonObject } from '../../../lib/core/json';
import type { PlannedBinding } from '../../../lib/core/plan';
import { plannedReaders } from '../../../lib/rules/rbac/secret-beyond-plan';
import { check, codes, storeSubject } from '../../support/cluster-subject';
import { deployment } from '../../support/manifests';

const FOUND = ['rbac/secret-beyond-plan warning prod/shop/reading'];
const OTHER: JsonObject = { kind: 'ServiceAccount', namespace: 'shop', name: 'other' };
const OWN: JsonObject = { kind: 'ServiceAccount', namespace: 'shop', name: 'app' };

test('somebody else who may read a Secret of the plan is named, with what it is for', () => {
  const [finding] = check(plannedReaders, manifests(OTHER), { plan: plan() });

  expect(finding).toMatchObject({ code: 'rbac/secret-beyond-plan', severity: 'warning', path: 'prod/shop/reading' });
  expect(finding?.problem).toBe(
    'RoleBinding "shop/reading" lets ServiceAccount "shop/other" read Secret "shop/db", which the plan brings to Deployment "shop/app".',
  );
});

test('so is a group of people', () => {
  expect(codes(plannedReaders, manifests({ kind: 'Group', name: 'developers' }), { plan: plan() })).toEqual(FOUND);
});

test('so is one with the rights of a role of the cluster', () => {
  const clusterRole = { ...role('db'), kind: 'ClusterRole', metadata: { name: 'reader' } };

  expect(codes(plannedReaders, [clusterRole, binding(OTHER, 'ClusterRole')], { plan: plan() })).toEqual(FOUND);
});

test('so is one who may read the Secret that signs in to a store', () => {
  const stores = [storeSubject({ credentials: [{ name: 'db', namespace: 'shop' }] })];

  expect(codes(plannedReaders, manifests(OTHER), { stores })).toEqual(FOUND);
});

test('the account of the workload itself passes', () => {
  const app = deployment({ serviceAccountName: 'app', containers: [] });

  expect(codes(plannedReaders, [app, ...manifests(OWN)], { plan: plan() })).toEqual([]);
});

test.each<[string, readonly JsonObject[]]>([
  ['a Secret that is not of the plan', [role('other'), binding(OTHER)]],
  ['a role that is not at hand', [binding(OTHER)]],
  [
    'a role of another namespace',
    [{ ...role('db'), metadata: { name: 'reader', namespace: 'default' } }, binding(OTHER)],
  ],
])('%s passes', (_, manifestsOfTest) => {
  expect(codes(plannedReaders, manifestsOfTest, { plan: plan() })).toEqual([]);
});

test('a role that reads every Secret is told of elsewhere', () => {
  const everything = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };

  expect(codes(plannedReaders, [{ ...role('db'), rules: [everything] }, binding(OTHER)], { plan: plan() })).toEqual([]);
});

test('a binding that makes no Secret passes', () => {
  const mounted = plan().map((line) => ({ ...line, secret: undefined }));

  expect(codes(plannedReaders, manifests(OTHER), { plan: mounted })).toEqual([]);
});

test('a Secret of that name in another namespace passes', () => {
  expect(codes(plannedReaders, manifests(OTHER), { plan: plan('finance') })).toEqual([]);
});

test("the platform's own rights are not looked at", () => {
  expect(codes(plannedReaders, manifests(OTHER), { plan: plan(), isOwnUnit: () => false })).toEqual([]);
});

/** `db.password` as a variable of Deployment `app`, by way of Secret `db`. */
function plan(namespace = 'shop'): readonly PlannedBinding[] {
  return [
    {
      path: 'prod/shop/app/password',
      workload: { kind: 'Deployment', namespace, name: 'app' },
      container: 'app',
      store: 'acme/shop/production',
      property: 'db.password',
      target: { variable: 'PASSWORD' },
      secret: { name: 'db', key: 'password' },
      delivery: 'external-secret',
      reason: '',
      ruledOut: [],
      consequences: { inEtcd: true, whenStoreIsDown: '', whenValueChanges: '', callsPerHour: 1, callsPerPodStart: 0 },
    },
  ];
}

function manifests(subject: JsonObject): readonly JsonObject[] {
  return [role('db'), binding(subject)];
}

function role(secret: string): JsonObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'reader', namespace: 'shop' },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: [secret] }],
  };
}

function binding(subject: JsonObject, kind = 'Role'): JsonObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'reading', namespace: 'shop' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: 'reader' },
    subjects: [subject],
  };
}

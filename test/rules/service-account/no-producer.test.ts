import type { JsonObject } from '../../../lib/core/json';
import { producedServiceAccounts } from '../../../lib/rules/service-account/no-producer';
import { check, codes } from '../../support/cluster-subject';
import { deployment, object } from '../../support/manifests';

test('pods that run as an account that nobody makes are a warning', () => {
  const [finding] = check(producedServiceAccounts, [deployment({ serviceAccountName: 'api' })]);

  expect(finding).toMatchObject({
    code: 'service-account/no-producer',
    severity: 'warning',
    path: 'prod/shop/app',
    problem: 'Deployment "shop/app" runs as ServiceAccount "shop/api", which nobody makes in cluster "prod".',
    cause: 'The workload gets no pods: error looking up service account shop/api: serviceaccount "api" not found.',
  });
});

test('an account of the namespace passes', () => {
  const manifests = [deployment({ serviceAccountName: 'api' }), object('v1', 'ServiceAccount', 'api')];

  expect(codes(producedServiceAccounts, manifests)).toEqual([]);
});

test.each(['default', undefined])('the account %s is in every namespace', (serviceAccountName) => {
  expect(codes(producedServiceAccounts, [deployment({ serviceAccountName })])).toEqual([]);
});

test('a store that signs in as an account needs it', () => {
  const provider = { pulumi: { auth: { oidcConfig: { serviceAccountRef: { name: 'api' } } } } };
  const store = object('external-secrets.io/v1', 'SecretStore', 'acme', { spec: { provider } });

  const [finding] = check(producedServiceAccounts, [store]);

  expect(finding?.problem).toBe(
    'SecretStore "shop/acme" signs in with ServiceAccount "shop/api" (pulumi.auth.oidcConfig.serviceAccountRef), which nobody makes in cluster "prod".',
  );
});

test('rights for an account in a namespace that the program makes need it', () => {
  expect(check(producedServiceAccounts, [namespace('shop'), binding()])).toHaveLength(1);
});

test('rights for an account in a namespace of somebody else pass', () => {
  expect(codes(producedServiceAccounts, [namespace('finance'), binding()])).toEqual([]);
});

test("rights that the fleet's own add-ons get pass", () => {
  const isOwnUnit = () => false;

  expect(codes(producedServiceAccounts, [namespace('shop'), binding()], { isOwnUnit })).toEqual([]);
});

function namespace(name: string): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function binding(): JsonObject {
  const subjects = [{ kind: 'ServiceAccount', name: 'api', namespace: 'shop' }];
  return object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'api', { subjects });
}

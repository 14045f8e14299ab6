import * as kplus from 'cdk8s-plus-30';
import {
  Binding,
  Cluster,
  ClusterExternalSecret,
  type ClusterProps,
  ClusterSecretStore,
  Fleet,
  GitOps,
  Operator,
  Unit,
} from '../../../lib';
import { objectAt, objectsAt } from '../../../lib/core/manifest';
import {
  cluster,
  environmentIn,
  filesOf,
  findingsOf,
  needsOf,
  objectIn,
  reader,
  unitsOf,
  variableReader,
} from '../../support/fleet';

test('a variable brings the operator, its CRDs and its namespace, and no driver', () => {
  const prod = cluster();
  variableReader(prod, 'checkout');

  expect(unitsOf(prod)).toEqual(['checkout', 'external-secrets', 'external-secrets-crds', 'flux', 'namespaces']);
});

test('a mounted file brings no operator', () => {
  const prod = cluster();
  reader(prod, 'checkout');

  expect(unitsOf(prod)).not.toContain('external-secrets');
});

test('the operator comes after its CRDs, and what it keeps after the operator', () => {
  const prod = cluster();
  variableReader(prod, 'checkout');

  expect(needsOf(prod, 'external-secrets')).toEqual(['external-secrets-crds', 'namespaces']);
  expect(needsOf(prod, 'checkout')).toEqual(['external-secrets', 'namespaces']);
});

test('the operator may write the Secret of the plan and read the token, each by name', () => {
  const prod = cluster();
  variableReader(prod, 'checkout');

  const rules = objectsAt(objectIn(prod, 'external-secrets/shop/role-external-secrets-controller.yaml'), 'rules');

  expect(rules.map(({ resourceNames, verbs }) => [resourceNames, verbs])).toEqual([
    [undefined, ['create']],
    [['checkout-production'], expect.arrayContaining(['get', 'update'])],
    [['pulumi-access-token'], ['get']],
  ]);
});

test('a store that two units of two namespaces use is one ClusterSecretStore that admits both and no other', () => {
  const prod = cluster();
  const environment = environmentIn(prod, 'shop');
  for (const name of ['checkout', 'search']) {
    const unit = new Unit(prod, name, { namespace: name });
    const deployment = new kplus.Deployment(unit, name, { containers: [{ image: 'app:1' }] });
    Binding.variables(deployment, { DB_PASSWORD: environment.property('db.password') });
  }

  const store = objectIn(prod, 'secret-stores/clustersecretstore-acme-shop-production.yaml');

  expect(objectAt(store, 'spec').conditions).toEqual([{ namespaces: ['checkout', 'search'] }]);
  expect(needsOf(prod, 'checkout')).toContain('secret-stores');
});

test('only with a ClusterSecretStore does the operator reconcile those', () => {
  const prod = cluster();
  variableReader(prod, 'checkout');
  const other = cluster();
  variableReader(other, 'checkout', { tokenNamespace: 'flux-system' });

  const deployment = 'external-secrets/deployment-external-secrets.yaml';
  expect(filesOf(prod).get(deployment)).toContain('--enable-cluster-store-reconciler=false');
  expect(filesOf(other).get(deployment)).not.toContain('--enable-cluster-store-reconciler=false');
});

test('an operator that is there already is not installed', () => {
  const prod = cluster({ externalSecretsOperator: Operator.managedElsewhere() });
  variableReader(prod, 'checkout');

  expect(unitsOf(prod)).toEqual(['checkout', 'flux', 'namespaces']);
});

test('without an operator the driver syncs the Secret, and may write it by name', () => {
  const prod = cluster({ externalSecretsOperator: Operator.absent() });
  variableReader(prod, 'checkout');

  const role = 'secrets-store-csi-driver/shop/role-secretprovidersyncing-role.yaml';
  expect(objectsAt(objectIn(prod, role), 'rules').map(({ resourceNames }) => resourceNames)).toEqual([
    undefined,
    ['checkout-db-password'],
  ]);
});

test('CRDs that somebody else installs are left to them', () => {
  const prod = cluster({ externalSecretsOperator: Operator.installed({ crds: 'elsewhere' }) });
  variableReader(prod, 'checkout');

  expect(unitsOf(prod)).not.toContain('external-secrets-crds');
});

test('vendored CRDs that are not there are an error that names the command', () => {
  const prod = cluster({ externalSecretsOperator: Operator.installed({ crds: 'vendored' }) });
  variableReader(prod, 'checkout');

  expect(findingsOf(prod)).toEqual([
    'fleet/empty-unit warning prod/external-secrets-crds',
    'eso/crds-missing error prod/external-secrets-crds/external-secrets-crds',
  ]);
});

test.each([
  [
    'Flux',
    GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
    'external-secrets/helmrelease-external-secrets.yaml',
  ],
  [
    'Argo CD',
    GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
    'argo-cd/application-prod-external-secrets.yaml',
  ],
])('%s installs the chart where the program asks for it', (_, gitOps, file) => {
  const prod = new Cluster(new Fleet(), 'prod', {
    kubernetes: '1.33',
    gitOps,
    guardrails: 'off',
    externalSecretsOperator: Operator.helmChart(),
  });
  variableReader(prod, 'checkout');

  expect(filesOf(prod).get(file)).toContain('chart: external-secrets\n');
  expect(findingsOf(prod)).toEqual([]);
});

test.each<[string, Partial<ClusterProps>, readonly string[]]>([
  ['of the fleet', {}, ['eso/unbounded-targets error prod/shared/settings']],
  ['that was given more rights', { externalSecretsOperator: Operator.installed({ writes: [] }) }, []],
  ['of somebody else', { externalSecretsOperator: Operator.managedElsewhere() }, []],
])('namespaces that a ClusterExternalSecret selects by label, with an operator %s', (_, props, expected) => {
  const existingObjects = [{ kind: 'Secret', namespace: 'default', name: 'pulumi-access-token' }] as const;
  const prod = cluster({ existingObjects, ...props });
  const unit = new Unit(prod, 'shared');
  const { externalSecrets } = environmentIn(unit, 'default');
  const store = new ClusterSecretStore(unit, 'store', {
    name: 'esc',
    conditions: [{ namespaceSelector: { matchLabels: { team: 'shop' } } }],
    provider: externalSecrets.provider('ClusterSecretStore'),
  });
  new ClusterExternalSecret(unit, 'settings', {
    name: 'settings',
    namespaceSelectors: [{ matchLabels: { team: 'shop' } }],
    store,
    data: [{ secretKey: 'key', remoteRef: { key: 'api.key' } }],
  });

  expect(findingsOf(prod)).toEqual(expected);
});

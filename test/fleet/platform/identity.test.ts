import * as kplus from 'cdk8s-plus-30';
import {
  AwsSecretsManager,
  AzureKeyVault,
  Binding,
  type Cluster,
  Driver,
  PulumiEscEnvironment,
  Unit,
  WorkloadIdentity,
} from '../../../lib';
import { objectAt } from '../../../lib/core/manifest';
import { cluster, filesOf, findingsOf, needsOf, objectIn, unitsOf } from '../../support/fleet';

const CSI_DRIVER = 'secrets-store-csi-driver/csidriver-secrets-store.csi.k8s.io.yaml';

test('a file of Key Vault brings the provider, and a driver that asks for its tokens', () => {
  const prod = cluster();
  readsKeyVault(prod, { asCatalog: true });

  expect(unitsOf(prod)).toEqual([
    'azure-key-vault-csi-provider',
    'catalog',
    'crds',
    'flux',
    'namespaces',
    'secrets-store-csi-driver',
  ]);
  expect(objectAt(objectIn(prod, CSI_DRIVER), 'spec').tokenRequests).toEqual([
    { audience: 'api://AzureADTokenExchange' },
  ]);
});

test('a driver that its manager does not let ask for the tokens is an error that says what to add', () => {
  const prod = cluster({ driver: Driver.managedElsewhere() });
  readsKeyVault(prod, { asCatalog: true });

  expect(findingsOf(prod)).toEqual(['csi/token-audience error prod/catalog/vault']);
});

test('pods that run as another account get the value through the operator, which asks for the tokens itself', () => {
  const prod = cluster();
  readsKeyVault(prod, { asCatalog: false });

  expect(unitsOf(prod)).toContain('external-secrets');
  expect(unitsOf(prod)).not.toContain('secrets-store-csi-driver');
});

test('what to register on the other side stands in BOOTSTRAP.md, with the issuer where it is known', () => {
  const prod = cluster({ oidcIssuer: 'https://oidc.example.com' });
  readsKeyVault(prod, { asCatalog: true });

  const page = filesOf(prod).get('BOOTSTRAP.md');
  expect(page).toContain('`system:serviceaccount:shop:catalog`');
  expect(page).toContain('https://oidc.example.com');
  expect(page).not.toContain('<issuer>');
});

test('a store that signs in as a ServiceAccount asks nobody to create a Secret', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'web', { namespace: 'shop' });
  const identity = WorkloadIdentity.pulumi(unit, 'identity', { name: 'web', organization: 'acme' });
  const environment = new PulumiEscEnvironment(unit, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    identity,
  });
  const deployment = new kplus.Deployment(unit, 'web', { containers: [{ image: 'app:1' }] });
  Binding.variables(deployment, { API_KEY: environment.property('api.key') });

  expect(filesOf(prod).get('BOOTSTRAP.md')).not.toContain('kubectl create secret');
});

test('a store that several units use waits for the unit of its identity', () => {
  const prod = cluster();
  const platform = new Unit(prod, 'identities', { namespace: 'platform' });
  const identity = WorkloadIdentity.pulumi(platform, 'identity', { name: 'esc', organization: 'acme' });
  const environment = new PulumiEscEnvironment(prod, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    identity,
  });
  for (const name of ['web', 'search']) {
    const deployment = new kplus.Deployment(new Unit(prod, name, { namespace: name }), name, {
      containers: [{ image: 'app:1' }],
    });
    Binding.variables(deployment, { API_KEY: environment.property('api.key') });
  }

  expect(needsOf(prod, 'secret-stores')).toContain('identities');
});

test('the AWS provider may look at the accounts that sign in with IRSA, by name', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'orders', { namespace: 'orders' });
  const identity = WorkloadIdentity.awsIrsa(unit, 'identity', {
    name: 'orders',
    roleArn: 'arn:aws:iam::123456789012:role/orders',
  });
  const secrets = new AwsSecretsManager(unit, 'secrets', { region: 'eu-central-1', identity });
  const deployment = new kplus.Deployment(unit, 'orders', {
    serviceAccount: identity.account,
    containers: [{ image: 'app:1' }],
  });
  new Binding(deployment, 'key', { property: secrets.secret('orders/key'), file: '/run/secrets/orders/key' });

  const role = objectIn(prod, 'aws-csi-provider/orders/role-csi-secrets-store-provider-aws-accounts.yaml');
  expect(role.rules).toEqual([expect.objectContaining({ resourceNames: ['orders'], verbs: ['get'] })]);
});

function readsKeyVault(scope: Cluster, { asCatalog }: { readonly asCatalog: boolean }): void {
  const unit = new Unit(scope, 'catalog', { namespace: 'shop' });
  const identity = WorkloadIdentity.azure(unit, 'identity', {
    name: 'catalog',
    clientId: '11111111-2222-3333-4444-555555555555',
  });
  const vault = new AzureKeyVault(unit, 'vault', {
    vaultName: 'acme-catalog',
    tenantId: '66666666-7777-8888-9999-000000000000',
    identity,
  });
  const deployment = new kplus.Deployment(unit, 'catalog', {
    serviceAccount: asCatalog ? identity.account : undefined,
    containers: [{ image: 'app:1' }],
  });
  new Binding(deployment, 'db', { property: vault.secret('db-password'), file: '/run/secrets/db/password' });
}

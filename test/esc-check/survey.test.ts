import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { AwsSecretsManager, Binding, ExternalSecret, type Fleet, SecretStore, Unit, WorkloadIdentity } from '../../lib';
import { FleetScope } from '../../lib/esc-check/fleet-scope';
import { surveyFleet } from '../../lib/esc-check/survey';
import { cluster, environmentIn, reader, variableReader } from '../support/fleet';

test('bindings to one address belong to one environment, whichever construct names it', () => {
  const prod = cluster();
  reader(prod, 'checkout');
  variableReader(prod, 'cart');

  const { environments, otherStores } = survey(prod);

  expect(environments).toEqual([
    {
      address: 'acme/shop/production',
      path: 'prod/checkout/production',
      references: [
        { path: 'prod/checkout/checkout/db', property: 'db.password', use: 'value' },
        { path: 'prod/cart/cart/db-password', property: 'db.password', use: 'value' },
      ],
    },
  ]);
  expect(otherStores).toEqual([]);
});

test('an object of which every key becomes a variable is read as an object', () => {
  const unit = new Unit(cluster(), 'shop', { namespace: 'shop' });
  const property = environmentIn(unit, 'shop').property('settings');
  new Binding(deploymentIn(unit), 'settings', { property, variables: {} });

  expect(readsOf(unit)).toEqual(['object settings']);
});

test('an environment that nothing reads is not looked at', () => {
  const prod = cluster();
  environmentIn(new Unit(prod, 'shop'), 'shop');

  expect(survey(prod).environments).toEqual([]);
});

test('a pinned environment is one of its own, and is to be a pin', () => {
  const unit = new Unit(cluster(), 'shop', { namespace: 'shop' });
  const property = environmentIn(unit, 'shop').at('stable').property('db.password');
  Binding.variables(deploymentIn(unit), { DB_PASSWORD: property });

  const [environment, ...others] = surveyFleet(unit.node.root as Fleet).environments;

  expect(environment).toMatchObject({
    address: 'acme/shop/production--stable',
    pin: { project: 'shop', environment: 'production', tag: 'stable' },
  });
  expect(others).toEqual([]);
});

test('of one unit its own references count, and no others', () => {
  const prod = cluster();
  reader(prod, 'checkout', { path: 'db.user' });
  reader(prod, 'ledger', { path: 'db.password' });

  const { environments } = survey(prod, { units: ['ledger'] });

  expect(environments.flatMap(({ references }) => references.map(({ property }) => property))).toEqual(['db.password']);
});

test('a path that cannot be parsed is nothing to ask for', () => {
  const prod = cluster();
  reader(prod, 'checkout', { path: 'db[' });

  expect(survey(prod).environments).toEqual([]);
});

test('an ExternalSecret that is written by hand reads its keys', () => {
  const unit = new Unit(cluster(), 'shop', { namespace: 'shop' });
  new ExternalSecret(unit, 'db', {
    name: 'db',
    namespace: 'shop',
    store: storeIn(unit),
    data: [{ secretKey: 'password', remoteRef: { key: 'db["password"]' } }],
    dataFrom: [{ extract: { key: 'settings' } }],
  });

  expect(readsOf(unit)).toEqual(['value db.password', 'object settings']);
  expect(pathsOf(unit)).toEqual(['prod/shop/db', 'prod/shop/db']);
});

test('a ClusterSecretStore is found from every namespace', () => {
  const prod = cluster();
  object(new Unit(prod, 'stores', { namespace: 'stores' }), 'ClusterSecretStore', 'esc', {
    provider: { pulumi: PLACE },
  });
  const unit = new Unit(prod, 'shop', { namespace: 'shop' });
  object(unit, 'ExternalSecret', 'db', {
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'esc' },
    data: [{ secretKey: 'password', remoteRef: { key: 'db.password' } }],
  });

  expect(readsOf(unit)).toEqual(['value db.password']);
});

test('a SecretStore is found in its own namespace alone', () => {
  const prod = cluster();
  object(new Unit(prod, 'stores', { namespace: 'stores' }), 'SecretStore', 'esc', { provider: { pulumi: PLACE } });
  const unit = new Unit(prod, 'shop', { namespace: 'shop' });
  object(unit, 'ExternalSecret', 'db', {
    secretStoreRef: { name: 'esc' },
    data: [{ secretKey: 'password', remoteRef: { key: 'db.password' } }],
  });

  expect(readsOf(unit)).toEqual([]);
});

test('a manifest of a ClusterExternalSecret reads its keys from a ClusterSecretStore', () => {
  const unit = new Unit(cluster(), 'shop', { namespace: 'shop' });
  object(unit, 'ClusterSecretStore', 'esc', { provider: { pulumi: PLACE } });
  object(unit, 'ClusterExternalSecret', 'db', {
    externalSecretSpec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'esc' },
      data: [{ secretKey: 'password', remoteRef: { key: 'db.password' } }],
    },
  });

  expect(readsOf(unit)).toEqual(['value db.password']);
});

test('a SecretProviderClass that is written by hand reads its list', () => {
  const unit = new Unit(cluster(), 'shop', { namespace: 'shop' });
  secretProviderClass(unit, 'pulumi', { ...PLACE, secrets: '- fileName: a\n  secretKey: db["password"]\n' });

  expect(readsOf(unit)).toEqual(['value db.password']);
});

test('what a binding reads is not told again for the manifest of its delivery', () => {
  const prod = cluster();
  variableReader(prod, 'cart');
  (prod.node.root as Fleet).render();

  const { environments, otherStores } = survey(prod);

  expect(environments.flatMap(({ references }) => references.map(({ path }) => path))).toEqual([
    'prod/cart/cart/db-password',
  ]);
  expect(otherStores).toEqual([]);
});

test('stores of others are named with the number of references to them', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'orders', { namespace: 'orders' });
  const identity = WorkloadIdentity.awsIrsa(unit, 'identity', {
    name: 'orders',
    roleArn: 'arn:aws:iam::123456789012:role/orders',
  });
  const secrets = new AwsSecretsManager(unit, 'secrets', { region: 'eu-central-1', identity });
  Binding.variables(deploymentIn(unit), { A: secrets.secret('a'), B: secrets.secret('b') });
  secretProviderClass(unit, 'vault', {});
  secretProviderClass(unit, 'pulumi', { ...PLACE, secrets: '- [' });
  new ExternalSecret(unit, 'db', {
    name: 'db',
    namespace: 'orders',
    store: SecretStore.fromName({ name: 'theirs', namespace: 'orders' }),
    data: [{ secretKey: 'password', remoteRef: { key: 'db.password' } }],
  });

  const { environments, otherStores } = survey(prod);

  expect(environments).toEqual([]);
  expect(otherStores.map(({ name, references }) => [name, references])).toEqual([
    [secrets.address, 2],
    ['SecretProviderClass "orders/vault"', 1],
    ['SecretProviderClass "orders/pulumi"', 1],
    ['SecretStore "theirs"', 1],
  ]);
});

const PLACE = { organization: 'acme', project: 'shop', environment: 'production' };

function survey(prod: ReturnType<typeof cluster>, names = {}) {
  const fleet = prod.node.root as Fleet;
  return surveyFleet(fleet, new FleetScope(fleet, names));
}

/** `use property` of each reference to `acme/shop/production`. */
function readsOf(unit: Unit): readonly string[] {
  return surveyFleet(unit.node.root as Fleet)
    .environments.filter(({ address }) => address === 'acme/shop/production')
    .flatMap(({ references }) => references.map(({ property, use }) => `${use} ${property}`));
}

/** Who reads `acme/shop/production`. */
function pathsOf(unit: Unit): readonly string[] {
  return surveyFleet(unit.node.root as Fleet).environments.flatMap(({ references }) =>
    references.map(({ path }) => path),
  );
}

function deploymentIn(unit: Unit): kplus.Deployment {
  return new kplus.Deployment(unit, 'app', { containers: [{ image: 'app:1' }] });
}

function storeIn(unit: Unit): SecretStore {
  const { profile, provider } = environmentIn(unit, 'shop').externalSecrets;
  return new SecretStore(unit, 'store', {
    name: 'esc',
    namespace: 'shop',
    provider: provider('SecretStore'),
    profile,
  });
}

function object(unit: Unit, kind: string, name: string, spec: object): void {
  new ApiObject(unit, `${kind}-${name}`, { apiVersion: 'external-secrets.io/v1', kind, metadata: { name }, spec });
}

function secretProviderClass(unit: Unit, provider: string, parameters: object): void {
  new ApiObject(unit, provider, {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: provider },
    spec: { provider, parameters },
  });
}

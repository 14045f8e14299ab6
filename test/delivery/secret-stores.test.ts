import { App, Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-30';
import type { JsonObject } from '../../lib/core/json';
import { Binding } from '../../lib/delivery/binding';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { HashicorpVault } from '../../lib/stores/hashicorp-vault/vault';
import { PulumiEscEnvironment, type PulumiEscEnvironmentProps } from '../../lib/stores/pulumi-esc/environment';
import type { Property } from '../../lib/stores/store';
import { ROOT_CONTAINER } from '../support/workload';
import { objectsOf, operatorObjectsOf, specOf } from './delivered';

test('a store that one namespace uses and opens is a SecretStore there', () => {
  const chart = chartIn(new App(), 'shop');

  read(chart, environmentIn(chart).property('db'));

  expect(objectsOf(chart, 'SecretStore')).toMatchObject([
    {
      metadata: { name: 'acme-shop-production', namespace: 'shop' },
      spec: {
        provider: { pulumi: { auth: { accessToken: { secretRef: { name: 'pulumi-access-token' } } } } },
      },
    },
  ]);
  expect(JSON.stringify(specOf(chart, 'SecretStore'))).not.toContain('namespace');
});

test('a store that is opened in another namespace admits its user and nobody else', () => {
  const chart = chartIn(new App(), 'shop');

  read(chart, environmentIn(chart, { accessToken: { namespace: 'escrow' } }).property('db'));

  expect(operatorObjectsOf(chart)).toContain('ClusterSecretStore acme-shop-production');
  expect(specOf(chart, 'ClusterSecretStore')).toMatchObject({
    conditions: [{ namespaces: ['shop'] }],
    provider: { pulumi: { auth: { accessToken: { secretRef: { namespace: 'escrow' } } } } },
  });
});

test('a store that two namespaces use admits both, sorted', () => {
  const root = new App();
  const [shop, finance] = [chartIn(root, 'shop'), chartIn(root, 'finance')];
  const store = environmentIn(shop);

  read(shop, store.property('db'));
  read(finance, store.property('db'));

  expect(specOf(shop, 'ClusterSecretStore')).toMatchObject({ conditions: [{ namespaces: ['finance', 'shop'] }] });
  expect(specOf(finance, 'ExternalSecret')).toMatchObject({
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'acme-shop-production' },
  });
});

test('a store that several charts of one namespace use is made once, with the first', () => {
  const root = new App();
  const [one, two] = [chartIn(root, 'one', 'shop'), chartIn(root, 'two', 'shop')];
  const store = environmentIn(one);

  read(one, store.property('db'));
  read(two, store.property('db'));

  expect(operatorObjectsOf(one)).toEqual([
    'ExternalSecret shop/app-production',
    'SecretStore shop/acme-shop-production',
  ]);
  expect(operatorObjectsOf(two)).toEqual(['ExternalSecret shop/app-production']);
});

test('a store is opened as the ServiceAccount that it trusts', () => {
  const chart = chartIn(new App(), 'shop');
  const identity = WorkloadIdentity.pulumi(chart, 'reader', { organization: 'acme' });

  read(chart, environmentIn(chart, { accessToken: undefined, identity }).property('db'));

  expect(specOf(chart, 'SecretStore')).toMatchObject({
    provider: { pulumi: { auth: { oidcConfig: { serviceAccountRef: { name: 'reader' } } } } },
  });
});

test('stores that are the same to the operator share one object', () => {
  const root = new App();
  const [one, two] = [chartIn(root, 'one', 'shop'), chartIn(root, 'two', 'shop')];

  read(one, environmentIn(one).property('db'));
  read(two, environmentIn(two).property('db'));

  expect(objectsOf(one, 'SecretStore')).toHaveLength(1);
  expect(objectsOf(two, 'SecretStore')).toHaveLength(0);
});

test('one address, opened by two, is two stores', () => {
  const chart = chartIn(new App(), 'shop');
  const reader = environmentIn(chart, { accessToken: { namespace: 'shop', name: 'reader' } }, 'reader');
  const writer = environmentIn(chart, { accessToken: { namespace: 'shop', name: 'writer' } }, 'writer');

  read(chart, reader.property('db'), 'one');
  read(chart, writer.property('db'), 'two');

  expect(objectsOf(chart, 'SecretStore').map(secretRefOf)).toEqual([
    'acme-shop-production-reader: reader',
    'acme-shop-production-writer: writer',
  ]);
});

test('each ExternalSecret names the store of its own', () => {
  const chart = chartIn(new App(), 'shop');
  const reader = environmentIn(chart, { accessToken: { namespace: 'shop', name: 'reader' } }, 'reader');
  const writer = environmentIn(chart, { accessToken: { namespace: 'shop', name: 'writer' } }, 'writer');

  read(chart, reader.property('db'), 'one');
  read(chart, writer.property('db'), 'two');

  expect(objectsOf(chart, 'ExternalSecret').map(({ spec }) => (spec as JsonObject).secretStoreRef)).toEqual([
    { kind: 'SecretStore', name: 'acme-shop-production-reader' },
    { kind: 'SecretStore', name: 'acme-shop-production-writer' },
  ]);
});

test('which of the stores that share an object comes first does not show in its name', () => {
  const namesOf = (order: readonly string[]) => {
    const root = new App();
    const charts = ['one', 'two'].map((id) => chartIn(root, id, 'shop'));
    for (const id of order) {
      const chart = charts.find(({ node }) => node.id === id) ?? chartIn(root, id, 'shop');
      const token = id === 'other' ? 'writer' : 'reader';
      read(chart, environmentIn(chart, { accessToken: { namespace: 'shop', name: token } }).property('db'));
    }
    return root
      .synthYaml()
      .match(/name: acme-shop-production.*/g)
      ?.sort();
  };

  expect(namesOf(['one', 'two', 'other'])).toContain('name: acme-shop-production-one.production');
  expect(namesOf(['two', 'one', 'other'])).toEqual(namesOf(['one', 'two', 'other']));
});

test('one address in two namespaces is a store of the same name in each', () => {
  const root = new App();
  const [shop, finance] = [chartIn(root, 'shop'), chartIn(root, 'finance')];

  read(shop, environmentIn(shop, { accessToken: { namespace: 'shop' } }).property('db'));
  read(finance, environmentIn(finance, { accessToken: { namespace: 'finance' } }).property('db'));

  expect(operatorObjectsOf(shop)).toContain('SecretStore shop/acme-shop-production');
  expect(operatorObjectsOf(finance)).toContain('SecretStore finance/acme-shop-production');
});

test('a store that stands already admits no namespace that comes later', () => {
  const root = new App();
  const [shop, finance] = [chartIn(root, 'shop'), chartIn(root, 'finance')];
  const store = environmentIn(shop);
  read(shop, store.property('db'));
  objectsOf(shop, 'SecretStore');

  read(finance, store.property('db'));

  expect(() => finance.toJson()).toThrow(/eso\/store-namespace/);
});

test('charts that share stores crosswise render, the second time as the first', () => {
  const root = new App();
  const [one, two] = [chartIn(root, 'one', 'shop'), chartIn(root, 'two', 'shop')];
  const identity = WorkloadIdentity.vaultKubernetes(two, 'reader', { role: 'shop' });
  const vault = new HashicorpVault(two, 'vault', { server: 'https://vault.example.com', mount: 'kv', identity });
  const esc = environmentIn(one);
  read(one, vault.secret('shop', 'db'), 'a');
  read(two, esc.property('db'), 'b');
  read(two, vault.secret('shop', 'db'), 'c');
  read(one, esc.property('db'), 'd');

  const first = root.synthYaml();

  expect(root.synthYaml()).toBe(first);
});

function chartIn(root: App, id: string, namespace = id): Chart {
  return new Chart(root, id, { namespace, disableResourceNameHashes: true });
}

function environmentIn(
  chart: Chart,
  props: Partial<PulumiEscEnvironmentProps> = {},
  id = 'production',
): PulumiEscEnvironment {
  return new PulumiEscEnvironment(chart, id, {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    accessToken: { namespace: 'shop' },
    ...props,
  });
}

/** A Deployment that reads a property as a variable. */
function read(chart: Chart, property: Property, name = 'app'): void {
  const deployment = new Deployment(chart, name, { metadata: { name }, containers: [ROOT_CONTAINER] });
  Binding.variables(deployment, { DB: property });
}

function secretRefOf({ metadata, spec }: JsonObject): string {
  const { pulumi } = (spec as JsonObject).provider as JsonObject;
  const { accessToken } = (pulumi as JsonObject).auth as JsonObject;
  const { name } = (accessToken as JsonObject).secretRef as JsonObject;
  return `${(metadata as JsonObject).name}: ${name}`;
}

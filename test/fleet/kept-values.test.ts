import type { Construct } from 'constructs';
import { type Cluster, ClusterExternalSecret, ClusterSecretStore, ExternalSecret, SecretStore, Unit } from '../../lib';
import { cluster, environmentIn, rendering, variableReader } from '../support/fleet';

test('an ExternalSecret of the program keeps its properties under their keys', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'edge', { namespace: 'shop' });
  const { environment, store } = storeIn(unit);
  new ExternalSecret(unit, 'tls', {
    name: 'tls',
    namespace: 'shop',
    secretName: 'storefront-tls',
    store,
    data: [{ secretKey: 'tls.key', remoteRef: environment.property('tls.key') }],
    dataFrom: [{ extract: environment.property('settings') }],
  });

  const kept = keptIn(prod);

  const shared = { path: 'prod/edge/tls', namespace: 'shop', externalSecret: 'tls', secret: 'storefront-tls' };
  const from = { store: 'acme/shop/production', storeKind: 'Pulumi ESC environment' };
  expect(kept).toEqual([
    { ...shared, ...from, key: 'tls.key', property: 'tls.key' },
    { ...shared, ...from, property: 'settings' },
  ]);
});

test('where a template makes the keys, none is named', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'edge', { namespace: 'shop' });
  const { environment, store } = storeIn(unit);
  new ExternalSecret(unit, 'db', {
    name: 'db',
    namespace: 'shop',
    store,
    data: [{ secretKey: 'password', remoteRef: environment.property('db.password') }],
    template: { data: { url: 'postgres://shop:{{ .password }}@db' } },
  });

  expect(keptIn(prod)?.map(({ key }) => key)).toEqual([undefined]);
});

test('a ClusterExternalSecret keeps them in each namespace that it names', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'edge', { namespace: 'shop' });
  const environment = environmentIn(unit, 'shop');
  const store = new ClusterSecretStore(unit, 'store', {
    name: 'esc',
    conditions: [{ namespaces: ['shop', 'web'] }],
    provider: environment.externalSecrets.provider('ClusterSecretStore'),
    profile: environment.externalSecrets.profile,
  });
  new ClusterExternalSecret(unit, 'pull', {
    name: 'pull',
    namespaces: ['shop', 'web'],
    namespaceSelectors: [{ matchLabels: { team: 'shop' } }],
    store,
    data: [{ secretKey: 'token', remoteRef: environment.property('registry.token') }],
  });

  expect(keptIn(prod)?.map(({ namespace }) => namespace)).toEqual(['shop', 'web', undefined]);
});

test("the ExternalSecret of a binding is the binding's", () => {
  const prod = cluster();
  variableReader(prod, 'checkout');

  expect(keptIn(prod)).toBeUndefined();
});

function storeIn(scope: Construct) {
  const environment = environmentIn(scope, 'shop');
  const store = new SecretStore(scope, 'store', {
    name: 'esc',
    namespace: 'shop',
    provider: environment.externalSecrets.provider('SecretStore'),
    profile: environment.externalSecrets.profile,
  });
  return { environment, store };
}

function keptIn(prod: Cluster) {
  return rendering(prod).inventories[0]?.kept;
}

import { Chart, Duration } from 'cdk8s';
import type { JsonObject } from '../../lib/core/json';
import { Binding, type BindingOptions } from '../../lib/delivery/binding';
import { Delivery } from '../../lib/delivery/delivery';
import { environment } from '../support/environment';
import { app, findingsOn, shop } from '../support/workload';
import { azureApp, objectsOf, operatorObjectsOf, shopWith, specOf } from './delivered';

test('a workload has one ExternalSecret a store, with a key a binding', () => {
  const deployment = app();
  const store = environment();

  Binding.variables(deployment, { DB_USER: store.property('db.user'), DB_PASSWORD: store.property('db.password') });

  expect(objectsOf(deployment, 'ExternalSecret')).toMatchObject([
    {
      metadata: { name: 'app-production', namespace: 'shop' },
      spec: {
        data: [
          { secretKey: 'db-user', remoteRef: { key: 'db.user' } },
          { secretKey: 'db-password', remoteRef: { key: 'db.password' } },
        ],
        secretStoreRef: { kind: 'SecretStore', name: 'acme-shop-production' },
        target: { name: 'app-production', template: { type: 'Opaque' } },
      },
    },
  ]);
});

test('each store of a workload has an ExternalSecret', () => {
  const { deployment, store } = azureApp();

  Binding.variables(deployment, { A: store.secret('a'), B: environment().property('b') });

  expect(operatorObjectsOf(deployment)).toEqual(
    expect.arrayContaining(['ExternalSecret shop/app-vault', 'ExternalSecret shop/app-production']),
  );
});

test('each workload has an ExternalSecret', () => {
  const chart = shop();
  const store = environment();
  for (const name of ['one', 'two']) {
    Binding.variables(app({ metadata: { name } }, new Chart(chart, name, { namespace: 'shop' })), {
      DB: store.property('db'),
    });
  }

  expect(operatorObjectsOf(chart.node.findChild('two'))).toContain('ExternalSecret shop/two-production');
});

test('the id of a store becomes a part of a legal name', () => {
  const deployment = app();
  const store = environment();
  Object.defineProperty(store.node, 'id', { value: 'ESC_Production' });

  Binding.variables(deployment, { DB: store.property('db') });

  expect(operatorObjectsOf(deployment)).toContain('ExternalSecret shop/app-esc-production');
});

test('the Secret has the key that the author names', () => {
  const deployment = app();
  const delivery = Delivery.externalSecret({ key: 'password' });

  Binding.variables(deployment, { DB_PASSWORD: environment().property('db.password') }, { delivery });

  expect(specOf(deployment, 'ExternalSecret').data).toMatchObject([{ secretKey: 'password' }]);
});

test('what the store has to decode and which version it reads is passed on', () => {
  const { deployment, store } = azureApp();
  const version = '0123456789abcdef0123456789abcdef';

  Binding.variables(deployment, { KEY: store.secret('key', { encoding: 'base64', version }) });

  expect(specOf(deployment, 'ExternalSecret').data).toMatchObject([
    { remoteRef: { key: 'secret/key', version, decodingStrategy: 'Base64' } },
  ]);
});

test.each<[string, Duration | undefined, string, string]>([
  ['where the author says nothing', undefined, 'app-production', '1h0m0s'],
  ['each hour', Duration.hours(1), 'app-production', '1h0m0s'],
  ['more often', Duration.minutes(5), 'app-production-5m', '5m0s'],
])('values are looked up %s', (_, every, name, refreshInterval) => {
  const deployment = app({}, shopWith({}));

  readVariable(deployment, 'db', rotating(every));

  expect(objectsOf(deployment, 'ExternalSecret')).toMatchObject([{ metadata: { name }, spec: { refreshInterval } }]);
});

test('two intervals split the Secret', () => {
  const deployment = app({}, shopWith({}));

  readVariable(deployment, 'slow');
  readVariable(deployment, 'fast', rotating(Duration.minutes(5)));

  expect(operatorObjectsOf(deployment)).toEqual([
    'ExternalSecret shop/app-production',
    'ExternalSecret shop/app-production-5m',
    'SecretStore shop/acme-shop-production',
  ]);
});

test('one Secret of two stores names the store of each value that is not of the first', () => {
  const { deployment, store } = azureApp();
  const delivery = Delivery.externalSecret({ secretName: 'both' });

  Binding.variables(deployment, { A: store.secret('a'), B: environment().property('b') }, { delivery });

  expect(specOf(deployment, 'ExternalSecret')).toMatchObject({
    secretStoreRef: { kind: 'SecretStore', name: 'acme-prod-vault-azure-net' },
    data: [
      { secretKey: 'a', remoteRef: { key: 'secret/a' } },
      {
        secretKey: 'b',
        remoteRef: { key: 'b' },
        sourceRef: { storeRef: { kind: 'SecretStore', name: 'acme-shop-production' } },
      },
    ],
  });
  expect((specOf(deployment, 'ExternalSecret').data as unknown as readonly JsonObject[])[0]).not.toHaveProperty(
    'sourceRef',
  );
});

test('a Secret for TLS has the two keys that its type needs', () => {
  const deployment = app();
  const store = environment();
  const tls = (key: string) => Delivery.externalSecret({ secretName: 'tls', type: 'kubernetes.io/tls', key });

  new Binding(deployment, 'crt', { property: store.property('crt'), file: '/run/tls/crt', delivery: tls('tls.crt') });
  new Binding(deployment, 'key', { property: store.property('key'), file: '/run/tls/key', delivery: tls('tls.key') });

  expect(specOf(deployment, 'ExternalSecret')).toMatchObject({
    data: [{ secretKey: 'tls.crt' }, { secretKey: 'tls.key' }],
    target: { template: { type: 'kubernetes.io/tls' } },
  });
  expect(findingsOn(deployment)).toEqual([]);
});

test('a Secret without a key of its type is an error of its ExternalSecret', () => {
  const deployment = app();
  const delivery = Delivery.externalSecret({ type: 'kubernetes.io/tls', key: 'tls.crt' });

  new Binding(deployment, 'crt', { property: environment().property('crt'), file: '/run/tls/crt', delivery });

  expect(findingsOn(deployment)).toEqual(['eso/missing-key error shop/app/crt/external-secret']);
});

function readVariable(deployment: ReturnType<typeof app>, id: string, options: BindingOptions = {}): void {
  new Binding(deployment, id, { property: environment().property(id), variable: id.toUpperCase(), ...options });
}

function rotating(every: Duration | undefined): BindingOptions {
  return { rotation: { every, onChange: 'restart' } };
}

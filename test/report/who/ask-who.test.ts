import type { InventoryBinding } from '../../../lib/core/inventory';
import { type Answer, askWho } from '../../../lib/report/who/ask-who';
import { inventory, inventoryBinding, inventoryStore, keptValue, operatorBinding } from '../../support/inventory';

test('a property is held by the workloads that read it, in each cluster', () => {
  const inventories = [inventory({ cluster: 'eu' }), inventory({ cluster: 'us' })];

  const answer = askWho('acme/shop/production/database.password', inventories);

  expect(namesIn(answer)).toEqual(['eu: shop/checkout', 'us: shop/checkout']);
});

test('a cluster without the property is left out', () => {
  const inventories = [inventory(), inventory({ cluster: 'us', bindings: [inventoryBinding({ property: 'user' })] })];

  const answer = askWho('acme/shop/production/database.password', inventories);

  expect(namesIn(answer)).toEqual(['prod: shop/checkout']);
});

test('the same property of another store is another secret', () => {
  const inventories = [inventory({ stores: [inventoryStore(), inventoryStore({ address: 'acme/shop/staging' })] })];

  const answer = askWho('acme/shop/staging/database.password', inventories);

  expect(answer.holding).toBeUndefined();
});

test('a store alone asks for everything in it', () => {
  const bindings = [inventoryBinding(), inventoryBinding({ property: 'payments.key' })];

  const answer = askWho('acme/shop/production', [inventory({ bindings })]);

  expect(relationsIn(answer)).toEqual(['database.password inside', 'payments.key inside']);
});

test('of two stores whose addresses fit, the longer one is meant', () => {
  const store = 'vault.example.com/admin/shop';
  const stores = [
    inventoryStore({ address: 'vault.example.com/admin', kind: 'HashiCorp Vault' }),
    inventoryStore({ address: store, kind: 'HashiCorp Vault' }),
  ];
  const bindings = [inventoryBinding({ store, property: 'db#password' })];

  const answer = askWho(`${store}/db#password`, [inventory({ stores, bindings })]);

  expect(relationsIn(answer)).toEqual(['db#password same']);
});

test.each([
  ['acme/shop/production', 'acme/shop/production--stable'],
  ['acme/shop/production--stable', 'acme/shop/production'],
  ['acme/shop/production--stable', 'acme/shop/production--canary'],
])('who asks for a property of %s learns of %s, which may have another value', (asked, store) => {
  const stores = [inventoryStore({ address: asked }), inventoryStore({ address: store })];

  const answer = askWho(`${asked}/database.password`, [inventory({ stores, bindings: [inventoryBinding({ store })] })]);

  expect(relationsIn(answer)).toEqual(['database.password version']);
});

test('another environment is another secret, however alike its name', () => {
  const stores = [inventoryStore(), inventoryStore({ address: 'acme/shop/production-eu' })];
  const bindings = [inventoryBinding({ store: 'acme/shop/production-eu' })];

  const answer = askWho('acme/shop/production/database.password', [inventory({ stores, bindings })]);

  expect(answer.holding).toBeUndefined();
});

test('a Secret in etcd is named once, however many containers read it', () => {
  const bindings = [operatorBinding(), operatorBinding({ container: 'sidecar' })];

  const answer = askWho('acme/shop/production/database.password', [inventory({ bindings })]);

  expect(answer.holding?.clusters[0]?.secrets).toEqual([
    { namespace: 'shop', name: 'checkout-production', key: 'db-password' },
  ]);
});

test('an ExternalSecret of no binding holds what it keeps', () => {
  const answer = askWho('acme/shop/edge/tls.key', [inventory({ kept: [keptValue()] })]);

  expect(answer.holding?.clusters[0]).toMatchObject({
    workloads: [],
    secrets: [{ namespace: 'shop', name: 'storefront-tls', key: 'tls.key' }],
  });
});

test('what nobody holds has the names nearest to it', () => {
  const answer = askWho('acme/shop/production/database.passwrd', [inventory()]);

  expect(answer).toEqual({ nearest: ['acme/shop/production/database.password'] });
});

test('a store that is misspelt by much is found by the property', () => {
  expect(askWho('vault.example/database.password', [inventory()])).toEqual({
    nearest: ['acme/shop/production/database.password'],
  });
});

test('a property without its store finds the name that it is part of', () => {
  expect(askWho('database.password', [inventory()])).toEqual({ nearest: ['acme/shop/production/database.password'] });
});

function namesIn({ holding }: Answer): readonly string[] {
  return (holding?.clusters ?? []).flatMap(({ cluster, workloads }) =>
    workloads.map(({ workload }) => `${cluster}: ${workload.namespace}/${workload.name}`),
  );
}

function relationsIn({ holding }: Answer): readonly string[] {
  const bindings =
    holding?.clusters.flatMap(({ workloads }) => workloads.flatMap((workload) => workload.bindings)) ?? [];
  return bindings.map(
    ({ property, relation }: Pick<InventoryBinding, 'property'> & { relation: string }) => `${property} ${relation}`,
  );
}

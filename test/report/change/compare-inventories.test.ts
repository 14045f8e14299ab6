import fc from 'fast-check';
import type { Inventory } from '../../../lib/core/inventory';
import type { ChangeKind } from '../../../lib/report/change/change';
import { compareInventories } from '../../../lib/report/change/compare-inventories';
import { sentenceOf } from '../../../lib/report/change/sentence';
import { finding } from '../../support/finding';
import { inventory, inventoryBinding, inventoryStore, operatorBinding } from '../../support/inventory';

test('a container that reads another property gains it', () => {
  const base = inventory();
  const head = inventory({ bindings: [inventoryBinding(), inventoryBinding({ property: 'database.user' })] });

  expect(told(base, head)).toEqual([
    'access-widened: Deployment shop/checkout (main) gains database.user of acme/shop/production',
  ]);
});

test('another container of the same pod gains what the first one has', () => {
  const base = inventory();
  const head = inventory({ bindings: [inventoryBinding(), inventoryBinding({ container: 'sidecar' })] });

  expect(told(base, head)).toEqual([
    'access-widened: Deployment shop/checkout (sidecar) gains database.password of acme/shop/production',
  ]);
});

test('the same property in a further file of the container is another place, and no further access', () => {
  const base = inventory();
  const head = inventory({ bindings: [inventoryBinding(), inventoryBinding({ target: { file: '/tmp/password' } })] });

  expect(told(base, head)).toEqual([
    'delivery: Deployment shop/checkout (main): database.password of acme/shop/production as file /run/secrets/checkout/db-password and file /tmp/password, until now as file /run/secrets/checkout/db-password',
  ]);
});

test('what a container gains of one store is one sentence', () => {
  const base = inventory({ bindings: [] });
  const head = inventory({ bindings: [inventoryBinding({ property: 'b' }), inventoryBinding({ property: 'a' })] });

  expect(told(base, head)).toEqual([
    'access-widened: Deployment shop/checkout (main) gains a, b of acme/shop/production',
  ]);
});

test('what a container gains of two stores is two sentences', () => {
  const base = inventory({ bindings: [] });
  const head = inventory({ bindings: [inventoryBinding({ store: 'a' }), inventoryBinding({ store: 'b' })] });

  expect(told(base, head)).toHaveLength(2);
});

test('a workload that goes loses its properties', () => {
  const base = inventory();
  const head = inventory({ bindings: [] });

  expect(told(base, head)).toEqual([
    'access-lost: Deployment shop/checkout (main) loses database.password of acme/shop/production',
  ]);
});

test('a ServiceAccount that a store newly admits is told', () => {
  const base = inventory({ stores: [storeFor('shop/old')] });
  const head = inventory({ stores: [storeFor('shop/new')] });

  expect(told(base, head)).toEqual([
    'access-widened: ServiceAccount shop/new can sign in to acme/shop/production',
    'access-lost: ServiceAccount shop/old can no longer sign in to acme/shop/production',
  ]);
});

test('the account of pods that gain something anyway is not told', () => {
  const base = inventory({ bindings: [], stores: [] });
  const head = inventory({ bindings: [inventoryBinding({ account: 'own' })], stores: [storeFor('shop/own')] });

  expect(told(base, head)).toEqual([
    'access-widened: Deployment shop/checkout (main) gains database.password of acme/shop/production',
  ]);
});

test('a value that a Secret holds from now on starts to lie in etcd, and its delivery changes', () => {
  const base = inventory();
  const head = inventory({ bindings: [operatorBinding()] });

  expect(told(base, head)).toEqual([
    'into-etcd: Secret shop/checkout-production will hold database.password of acme/shop/production',
    'delivery: Deployment shop/checkout (main): database.password of acme/shop/production as Secret by the operator every hour (2 calls an hour), until now as CSI file when a pod starts',
  ]);
});

test('a value that moves to another Secret of its namespace does not start to lie in etcd', () => {
  const base = inventory({ bindings: [operatorBinding()] });
  const head = inventory({ bindings: [operatorBinding({ secret: { name: 'other', key: 'db-password' } })] });

  expect(told(base, head)).toEqual([]);
});

test('a shorter rotation says what it asks of the store', () => {
  const base = inventory({ bindings: [operatorBinding()] });
  const head = inventory({ bindings: [operatorBinding({ refreshSeconds: 900, callsPerHour: 8 })] });

  expect(told(base, head)).toEqual([
    'rotation: Deployment shop/checkout (main): database.password of acme/shop/production every 15 minutes (8 calls an hour), until now every hour (2 calls an hour)',
  ]);
});

test('a new step of BOOTSTRAP.md is to be done by hand', () => {
  const base = inventory({ bootstrap: ['Install Flux'] });
  const head = inventory({ bootstrap: ['Create the access token Secret shop/token', 'Install Flux'] });

  expect(told(base, head)).toEqual(['by-hand: Create the access token Secret shop/token']);
});

test('a further key of a Secret that was made by hand is to be added by hand', () => {
  const bootstrap = ['Create the access token Secret shop/pulumi-access-token'];
  const credential = { namespace: 'shop', name: 'pulumi-access-token' };
  const stores = ['pulumi-access-token', 'other'].map((key) =>
    inventoryStore({ readers: [{ name: 'pulumi', credentials: [{ ...credential, key }], accounts: [] }] }),
  );
  const base = inventory({ bootstrap });
  const head = inventory({ bootstrap, stores });

  expect(told(base, head)).toEqual(['by-hand: Add key other to Secret shop/pulumi-access-token']);
});

test('a warning is told that was not there, by its path in the cluster', () => {
  const old = finding({
    severity: 'warning',
    code: 'image/unpinned',
    path: 'prod/checkout/app',
    problem: 'No version.',
  });
  const base = inventory({ findings: [old] });
  const head = inventory({ findings: [old, { ...old, path: 'prod/ledger/app' }] });

  expect(told(base, head)).toEqual(['rule-fires: image/unpinned at ledger/app: No version.']);
});

test('a note is not told', () => {
  const base = inventory();
  const head = inventory({ findings: [finding({ severity: 'note' })] });

  expect(told(base, head)).toEqual([]);
});

test('an exception is told with its reason', () => {
  const exception = { code: 'image/unpinned', path: 'prod/checkout', because: 'it is a demo', findings: [] };
  const base = inventory();
  const head = inventory({ exceptions: [exception] });

  expect(told(base, head)).toEqual(['exception-added: image/unpinned at checkout: it is a demo']);
});

test('an add-on comes, goes and gets another version', () => {
  const base = inventory({ addOns: [addOn('Driver', '1.5.4'), addOn('Provider', '0.1.1')] });
  const head = inventory({ addOns: [addOn('Driver', '1.5.5'), addOn('Operator', '2.0.0')] });

  expect(told(base, head)).toEqual([
    'add-on: Driver 1.5.4 becomes 1.5.5',
    'add-on: Operator 2.0.0 is installed',
    'add-on: Provider 0.1.1 goes',
  ]);
});

test('an inventory does not differ from itself', () => {
  fc.assert(
    fc.property(inventories(), (one) => {
      expect(compareInventories(one, one)).toEqual([]);
    }),
  );
});

test('what is gained one way is lost the other way', () => {
  const mirrored: readonly (readonly [ChangeKind, ChangeKind])[] = [
    ['access-widened', 'access-lost'],
    ['into-etcd', 'out-of-etcd'],
  ];

  fc.assert(
    fc.property(inventories(), inventories(), (one, other) => {
      const there = compareInventories(one, other);
      const back = compareInventories(other, one);
      const ofKind = (changes: typeof there, wanted: ChangeKind) =>
        changes.filter(({ kind }) => kind === wanted).map(({ kind, ...change }) => change);
      for (const [gain, loss] of mirrored) expect(ofKind(there, gain)).toEqual(ofKind(back, loss));
    }),
  );
});

/** `kind: sentence` of each change. */
function told(base: Inventory, head: Inventory): readonly string[] {
  return compareInventories(base, head).map((change) => `${change.kind}: ${sentenceOf(change)}`);
}

function storeFor(account: string) {
  return inventoryStore({ readers: [{ name: 'External Secrets Operator', credentials: [], accounts: [account] }] });
}

function addOn(name: string, version: string) {
  return { name, version };
}

function inventories(): fc.Arbitrary<Inventory> {
  const few = (...texts: readonly string[]) => fc.constantFrom(...texts);
  const parts = fc.record({
    property: few('a', 'b', 'c'),
    container: few('main', 'sidecar'),
    store: few('one', 'two'),
    name: few('x', 'y'),
    secret: fc.option(few('s', 't'), { nil: undefined }),
    account: few('default', 'reader'),
  });
  const bindings = fc.array(
    parts.map(({ name, secret, ...rest }) =>
      inventoryBinding({
        ...rest,
        workload: { kind: 'Deployment', namespace: 'shop', name },
        inEtcd: secret !== undefined,
        secret: secret === undefined ? undefined : { name: secret, key: 'k' },
      }),
    ),
    { maxLength: 6 },
  );
  const accounts = fc.uniqueArray(few('shop/default', 'shop/reader'));
  return fc.record({ bindings, accounts }).map((drawn) =>
    inventory({
      bindings: drawn.bindings,
      stores: [inventoryStore({ readers: [{ name: 'r', credentials: [], accounts: drawn.accounts }] })],
    }),
  );
}

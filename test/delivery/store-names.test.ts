import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { nameStores, type UnnamedStore } from '../../lib/delivery/store-names';
import type { Store } from '../../lib/stores/store';

test('a store is named by its address', () => {
  expect(namesOf([store('acme/shop/production')])).toEqual(['acme-shop-production']);
});

test('stores of one address are named by their ids too, all of them', () => {
  const stores = [store('acme/shop/production', 'reader'), store('acme/shop/production', 'writer')];

  expect(namesOf(stores)).toEqual(['acme-shop-production-reader', 'acme-shop-production-writer']);
});

test('stores of one address and id are named by their whole paths', () => {
  const stores = [store('ssm/eu', 'store', 'checkout'), store('ssm/eu', 'store', 'ledger')];

  expect(namesOf(stores)).toEqual(['ssm-eu-checkout.store', 'ssm-eu-ledger.store']);
});

test('stores of one address in two places have the short name in both', () => {
  const stores = [store('ssm/eu', 'one'), store('ssm/eu', 'two')];

  expect(namesOf(stores, ['shop', 'finance'])).toEqual(['ssm-eu', 'ssm-eu']);
});

test('addresses that only look alike are told apart', () => {
  expect(namesOf([store('a/b-c', 'one'), store('a-b/c', 'two')])).toEqual(['a-b-c-one', 'a-b-c-two']);
});

test('a longer name does not take the name of another store', () => {
  const stores = [store('a', 'b'), store('a', 'c'), store('a/b', 'other')];

  expect(namesOf(stores)).toEqual(['a-shop.b', 'a-c', 'a-b']);
});

test('a store that comes later leaves the names that there are', () => {
  const taken = new Set<string>();
  const [first, later] = [store('ssm/eu', 'one'), store('ssm/eu', 'two')].map((one) => ({ store: one, place: '' }));

  const names = [first, later].map((one) => one && nameStores([one], taken).get(one));

  expect(names).toEqual(['ssm-eu', 'ssm-eu-two']);
});

test('no two stores of a place have one name, in whichever order they come', () => {
  const part = fc.constantFrom('a', 'b', 'a-b', 'a/b');
  const key = fc.tuple(part, fc.constantFrom('a', 'b', 'a-b'), fc.constantFrom('a', 'a-b', 'x'));

  fc.assert(
    fc.property(fc.uniqueArray(key, { selector: ([, id, chart]) => `${chart}/${id}`, maxLength: 9 }), (keys) => {
      const stores = keys.map(([address, id, chart]) => store(address, id, chart));

      const names = namesOf(stores);

      expect(new Set(names).size).toBe(names.length);
      expect(namesOf([...stores].reverse())).toEqual([...names].reverse());
    }),
  );
});

function store(address: string, id = 'store', chart = 'shop'): Store {
  return Object.assign(new Construct(new Chart(new App(), chart), id), { address }) as unknown as Store;
}

function namesOf(stores: readonly Store[], places: readonly string[] = []): readonly (string | undefined)[] {
  const unnamed = stores.map((one, index): UnnamedStore => ({ store: one, place: places[index] ?? '' }));
  const names = nameStores(unnamed, new Set());
  return unnamed.map((one) => names.get(one));
}

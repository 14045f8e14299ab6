import fc from 'fast-check';
import { moduleNames } from '../../lib/esc-import/module-names';

test.each([
  ['acme/shop/production', 'shop-production.ts', 'ShopProduction'],
  ['acme/My_Shop.v2/Production', 'my-shop-v2-production.ts', 'MyShopV2Production'],
  ['acme/1password/eu', '1password-eu.ts', 'Esc1passwordEu'],
  ['acme/pulumi/esc-environment', 'pulumi-esc-environment.ts', 'EscPulumiEscEnvironment'],
  ['acme/-/_', 'environment.ts', 'Environment'],
])('%s gets %s with class %s', (address, file, className) => {
  expect(moduleNames([address]).get(address)).toEqual({ file, className });
});

test('environments that would be alike get the name of their organization too', () => {
  const names = moduleNames(['acme/shop/eu', 'initech/shop/eu', 'acme/shop/us']);

  expect([...names].map(([address, { file }]) => `${address} ${file}`).sort()).toEqual([
    'acme/shop/eu acme-shop-eu.ts',
    'acme/shop/us shop-us.ts',
    'initech/shop/eu initech-shop-eu.ts',
  ]);
});

test('those that are still alike get a number', () => {
  const files = [...moduleNames(['acme/shop/eu', 'acme/Shop/eu', 'acme/shop/EU']).values()].map(({ file }) => file);

  expect(files).toEqual(['acme-shop-eu.ts', 'acme-shop-eu-2.ts', 'acme-shop-eu-3.ts']);
});

const address = fc
  .tuple(...[1, 2, 3].map(() => fc.stringMatching(/^[abAB.-]{1,3}[ab2]$/)))
  .map((parts) => parts.join('/'));

test('no two environments share a file, on any file system, and their order does not matter', () => {
  fc.assert(
    fc.property(fc.uniqueArray(address, { maxLength: 12 }), (addresses) => {
      const names = moduleNames(addresses);

      const files = [...names.values()].map(({ file }) => file.toLowerCase());
      expect(new Set(files).size).toBe(addresses.length);
      expect(new Map([...moduleNames([...addresses].reverse())])).toEqual(names);
    }),
  );
});

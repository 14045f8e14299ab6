import { inventoryText, parseInventory } from '../../lib/report/inventory-file';
import { inventory, inventoryBinding } from '../support/inventory';

test('an inventory is read as it was written', () => {
  const written = inventory({ bindings: [inventoryBinding(), inventoryBinding({ path: 'prod/shop/app/user' })] });

  expect(parseInventory(inventoryText(written))).toEqual(written);
});

test('each binding has a line of its own', () => {
  const text = inventoryText(inventory({ bindings: [inventoryBinding(), inventoryBinding({ path: 'prod/z' })] }));

  expect(text.split('\n').filter((line) => line.includes('"property"'))).toHaveLength(2);
});

test('what an older version did not write is empty', () => {
  expect(parseInventory('{"cluster":"prod","bindings":[]}')).toMatchObject({ addOns: [], exceptions: [], units: [] });
});

test.each(['[]', '{}', '{"cluster":"prod"}', '{"bindings":[]}'])('%s is no inventory', (text) => {
  expect(() => parseInventory(text)).toThrow('This is no inventory of a cluster.');
});

test('text that is no JSON says where', () => {
  expect(() => parseInventory('<<<<<<< HEAD\n{}')).toThrow(SyntaxError);
});

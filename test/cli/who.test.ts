import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventoryText } from '../../lib/report/inventory-file';
import { inventory } from '../support/inventory';
import { escrow, folderWith } from './command';

const PASSWORD = 'acme/shop/production/database.password';

test('who says who holds a secret and how to rotate it, without a program', () => {
  const { code, stderr, stdout } = escrow(folderWithInventory(), 'who', PASSWORD);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Deployment shop/checkout, 3 pods');
  expect(stdout).toContain('To rotate it everywhere');
});

test('a property is found in whatever spelling Pulumi ESC reads', () => {
  const { code } = escrow(folderWithInventory(), 'who', 'acme/shop/production/database["password"]');

  expect(code).toBe(0);
});

test('nobody who holds it is exit code 1, with the nearest names', () => {
  const { code, stderr, stdout } = escrow(folderWithInventory(), 'who', 'acme/shop/production/database.pasword');

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    `Nobody that the program knows of holds acme/shop/production/database.pasword. Did you mean one of these?\n  ${PASSWORD}\n`,
  );
});

test('--json prints one object', () => {
  const { stdout } = escrow(folderWithInventory(), 'who', PASSWORD, '--json');

  expect(JSON.parse(stdout)).toMatchObject({
    secret: PASSWORD,
    store: { address: 'acme/shop/production' },
    property: 'database.password',
    clusters: [{ cluster: 'prod', workloads: [{ workload: { name: 'checkout' }, pods: 3 }] }],
    steps: [{ title: 'Put a new value into the store' }, {}, {}, {}],
  });
});

test('--json of what nobody holds has the nearest names', () => {
  const { code, stdout } = escrow(folderWithInventory(), 'who', 'database.password', '--json');

  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({ secret: 'database.password', clusters: [], steps: [], nearest: [PASSWORD] });
});

test('a folder without inventories is exit code 2', () => {
  const { code, stderr } = escrow(folderWith({}), 'who', PASSWORD);

  expect(code).toBe(2);
  expect(stderr).toContain('Run synth, or name the folder: --dist <folder>');
});

test('an inventory that is none is named', () => {
  const { code, stderr } = escrow(folderWithInventory('{}'), 'who', PASSWORD);

  expect(code).toBe(2);
  expect(stderr).toContain('dist/prod/inventory.json is no inventory');
});

function folderWithInventory(text = inventoryText(inventory())): string {
  const folder = folderWith({});
  mkdirSync(join(folder, 'dist/prod'), { recursive: true });
  writeFileSync(join(folder, 'dist/prod/inventory.json'), text);
  return folder;
}

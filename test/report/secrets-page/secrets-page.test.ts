import * as fc from 'fast-check';
import type { InventoryBinding } from '../../../lib/core/inventory';
import { secretsPage } from '../../../lib/report/secrets-page/secrets-page';
import { finding } from '../../support/finding';
import { inventory, inventoryBinding, inventoryStore, keptValue, operatorBinding } from '../../support/inventory';

test('a mounted value has its workload, its place and its way, and is in no Secret', () => {
  const page = secretsPage(inventory());

  expect(page).toContain(
    '| Deployment `checkout` | `main` | `database.password` | `file /run/secrets/checkout/db-password` | `acme/shop/production` | CSI file | no | next pod |',
  );
  expect(page).toContain('None: what workloads read does not lie in etcd.');
});

test('a value in etcd has its Secret and its key', () => {
  const page = secretsPage(inventory({ bindings: [operatorBinding()] }));

  expect(page).toContain(
    '| `shop/checkout-production` | `db-password` | `database.password` of `acme/shop/production` | Secret by the operator |',
  );
});

test('two containers that read one key are one key', () => {
  const bindings = [operatorBinding(), operatorBinding({ container: 'sidecar' })];

  const page = secretsPage(inventory({ bindings }));

  expect(linesWith(page, '| `shop/checkout-production` |')).toHaveLength(1);
});

test('a store has its calls, all pods together', () => {
  const bindings = [inventoryBinding({ callsPerPodStart: 2, pods: 3 }), operatorBinding({ callsPerHour: 8 })];

  const page = secretsPage(inventory({ bindings }));

  expect(page).toContain('| `acme/shop/production` | Pulumi ESC environment | 8 | 6 |');
});

test('a store has who signs in to it, and with what', () => {
  const page = secretsPage(inventory());

  expect(page).toContain(
    '| `acme/shop/production` | CSI provider pulumi 0.1.1 | Secret `shop/pulumi-access-token` key `pulumi-access-token` |',
  );
});

test('a reader without credential and account has the rights of its platform', () => {
  const readers = [{ name: 'External Secrets Operator', credentials: [], accounts: [] }];

  const page = secretsPage(inventory({ stores: [inventoryStore({ readers })] }));

  expect(page).toContain("| External Secrets Operator | the platform's own rights |");
});

test('an exception has its reason', () => {
  const exceptions = [{ code: 'image/unpinned', path: 'prod/checkout', because: 'built here', findings: [finding()] }];

  const page = secretsPage(inventory({ exceptions }));

  expect(page).toContain('| `image/unpinned` | `prod/checkout` | built here | 1 |');
});

test('a warning says where and what', () => {
  const page = secretsPage(inventory({ findings: [finding({ severity: 'warning' })] }));

  expect(page).toContain('| warning `binding/path-taken` | `prod/checkout/app` | The path is taken. |');
});

test('a Secret that belongs to no binding is there too', () => {
  const page = secretsPage(inventory({ bindings: [], stores: [], kept: [keptValue()] }));

  expect(page).toContain(
    '| `shop/storefront-tls` | `tls.key` | `tls.key` of `acme/shop/edge` | ExternalSecret `storefront-tls` of no binding |',
  );
});

test('a cluster without secrets says so', () => {
  expect(secretsPage(inventory({ bindings: [], stores: [] }))).toContain('No workload of this cluster reads a secret.');
});

test('one binding more changes its own lines and counts', () => {
  const before = secretsPage(inventory({ bindings: many(20) })).split('\n');

  const after = new Set(secretsPage(inventory({ bindings: many(21) })).split('\n'));

  expect(before.filter((line) => !after.has(line))).toEqual([
    expect.stringContaining('20 values in containers'),
    expect.stringContaining('| Pulumi ESC environment |'),
  ]);
});

test('a page is small enough for a Git host, and counts what it leaves out', () => {
  const page = secretsPage(inventory({ bindings: many(20_000, 300) }));

  expect(Buffer.byteLength(page)).toBeLessThan(400_000);
  expect(shownRows(page) + leftOut(page)).toBe(20_000);
});

test('a namespace that fits no page is cut and counted', () => {
  const page = secretsPage(inventory({ bindings: many(4000, 1) }));

  const [, rest = '0'] = /And (\d+) more, binding by binding/.exec(page) ?? [];
  expect(Buffer.byteLength(page)).toBeLessThan(400_000);
  expect(shownRows(page) + Number(rest)).toBe(4000);
});

test('every row has the cells of its head, whatever the names are', () => {
  const name = fc.string({ unit: 'binary' });
  const bindings = fc
    .tuple(name, name, name, name)
    .map(([container, property, store, file]) => [
      inventoryBinding({ container, property, store, target: { file } }),
      operatorBinding({ property, store, secret: { name: container, key: file } }),
    ]);
  const property = fc.property(bindings, (some) => {
    const page = secretsPage(inventory({ bindings: some }));

    for (const rows of tablesOf(page)) expect(new Set(rows.map((row) => row.split('|').length)).size).toBe(1);
    expect(tablesOf(page)).toHaveLength(4);
  });

  fc.assert(property);
});

function many(count: number, namespaces = 10): readonly InventoryBinding[] {
  return Array.from({ length: count }, (_, index) =>
    inventoryBinding({
      path: `prod/unit/app-${index}/db`,
      workload: { kind: 'Deployment', namespace: `team-${index % namespaces}`, name: `app-${index}` },
    }),
  );
}

function linesWith(page: string, text: string): readonly string[] {
  return page.split('\n').filter((line) => line.includes(text));
}

function shownRows(page: string): number {
  return linesWith(page, '| Deployment `').length;
}

/** Values that a page counts and does not list. */
function leftOut(page: string): number {
  const [, rest = ''] = page.split('### Further namespaces');
  const counted = [...rest.matchAll(/^\| `team-\d+` \| \d+ \| (\d+) \|/gm)].map(([, values]) => Number(values));
  const cut = [...page.matchAll(/And (\d+) more, binding by binding/g)].map(([, values]) => Number(values));
  return [...counted, ...cut].reduce((sum, values) => sum + values, 0);
}

function tablesOf(page: string): readonly (readonly string[])[] {
  return [...page.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => table.trimEnd().split('\n'));
}

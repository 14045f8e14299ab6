import type { Inventory } from '../../../lib/core/inventory';
import { askWho } from '../../../lib/report/who/ask-who';
import { whoText } from '../../../lib/report/who/who-text';
import { inventory, inventoryBinding, inventoryStore, keptValue, operatorBinding } from '../../support/inventory';

const PLAIN = { bold: (text: string) => text, dim: (text: string) => text };
const PASSWORD = 'acme/shop/production/database.password';

test('the answer says how many hold it before it says who', () => {
  const text = textFor(PASSWORD, inventory());

  expect(text).toMatch(
    /^database\.password of acme\/shop\/production \(Pulumi ESC environment\)\nis held by 1 workload \(3 pods\) in 1 cluster\.\n/,
  );
});

test('a container has its place, and whether the value lies in etcd', () => {
  const bindings = [inventoryBinding(), operatorBinding({ container: 'worker' })];

  const text = inOneLine(textFor(PASSWORD, inventory({ bindings })));

  expect(text).toContain('main: file /run/secrets/checkout/db-password; CSI file, not in etcd');
  expect(text).toContain(
    'worker: variable DB_PASSWORD; Secret by the operator, in etcd as shop/checkout-production key db-password',
  );
});

test('who reads an object holds the value as a part of it', () => {
  const text = textFor(PASSWORD, inventory({ bindings: [operatorBinding({ property: 'database' })] }));

  expect(text).toContain('variable DB_PASSWORD, as part of database;');
});

test('a Secret of no binding is told with whoever keeps it', () => {
  const text = inOneLine(textFor('acme/shop/edge/tls.key', inventory({ kept: [keptValue()] })));

  expect(text).toContain('is held by 1 Secret of no binding in 1 cluster.');
  expect(text).toContain(
    'Secret shop/storefront-tls key tls.key; kept by ExternalSecret storefront-tls for whoever reads it',
  );
});

test('another version may be another value', () => {
  const stores = [inventoryStore({ address: 'ssm/eu-central-1', kind: 'AWS Parameter Store' })];
  const bindings = [inventoryBinding({ store: 'ssm/eu-central-1', property: '/db?version=3' })];

  const text = inOneLine(textFor('ssm/eu-central-1//db', inventory({ stores, bindings })));

  expect(text).toContain('may be held by 1 workload');
  expect(text).toContain(', perhaps another value: /db?version=3 of ssm/eu-central-1');
});

test('who signs in to the store is named, with what', () => {
  expect(inOneLine(textFor(PASSWORD, inventory()))).toContain(
    'CSI provider pulumi 0.1.1 signs in to the store with Secret shop/pulumi-access-token, key pulumi-access-token',
  );
});

test('steps are counted', () => {
  const numbers = [...textFor(PASSWORD, inventory()).matchAll(/^(\d+)\. /gm)].map(([, number]) => number);

  expect(numbers).toEqual(['1', '2', '3', '4']);
});

test('no line of words is wider than a terminal', () => {
  const text = textFor('acme/shop/production', inventory({ bindings: [inventoryBinding(), operatorBinding()] }));

  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('a name paints no terminal', () => {
  const bindings = [inventoryBinding({ target: { file: '/run/\u001b[2J' } })];

  const text = textFor(PASSWORD, inventory({ bindings }));

  expect(text).not.toContain('\u001b');
  expect(text).toContain('/run/\\u{1b}[2J');
});

function textFor(secret: string, one: Inventory): string {
  const answer = askWho(secret, [one]);
  return answer.holding ? whoText(answer.holding, answer.steps, PLAIN) : '';
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

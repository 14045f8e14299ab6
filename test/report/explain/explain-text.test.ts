import { explainText } from '../../../lib/report/explain/explain-text';
import type { ExplainedBinding } from '../../../lib/report/explain/explained';
import { explainedBinding, inventory, inventoryStore } from '../../support/inventory';

const PLAIN = { bold: (text: string) => text, dim: (text: string) => text };

test('a container says what it is part of, and each value what it is and where it is read', () => {
  const lines = textFor([explainedBinding()]).split('\n');

  expect(lines.slice(0, 6)).toEqual([
    'Cluster prod: Kubernetes 1.35, synced by Argo CD',
    '',
    'prod/checkout/main',
    'Deployment shop/checkout, 3 pods, as ServiceAccount default',
    '',
    '  From acme/shop/production (Pulumi ESC environment):',
  ]);
  expect(lines[6]).toBe('  - database.password as file /run/secrets/checkout/db-password');
});

test('values of which the same is true are explained once', () => {
  const text = textFor([explainedBinding(), explainedBinding({ property: 'database.user' })]);

  expect(text.match(/^ {2}How /gm)).toHaveLength(1);
});

test('values that come another way are explained apart', () => {
  const text = textFor([explainedBinding(), explainedBinding({ delivery: 'external-secret' })]);

  expect(text.match(/^ {2}How /gm)).toHaveLength(2);
});

test('values of another store are explained apart', () => {
  const bindings = [explainedBinding(), explainedBinding({ store: 'acme/shop/staging' })];
  const stores = [inventoryStore(), inventoryStore({ address: 'acme/shop/staging' })];

  const text = explainText([{ ...inventory({ stores }), bindings }], PLAIN);

  expect(text.match(/^ {2}From /gm)).toHaveLength(2);
});

test('a value in a Secret has its key', () => {
  const secret = { name: 'checkout-production', key: 'db' };

  expect(textFor([explainedBinding({ secret })]).replaceAll(/\s+/g, ' ')).toContain(
    'as file /run/secrets/checkout/db-password, from key db of Secret checkout-production',
  );
});

test('a cluster without secrets says so', () => {
  expect(textFor([])).toContain('No workload reads a secret.');
});

test('no line is wider than a terminal, painted or not', () => {
  const paint = { bold: (text: string) => `<${text}>`, dim: (text: string) => `<${text}>` };

  const lines = textFor([explainedBinding()], paint).replaceAll(/[<>]/g, '').split('\n');

  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(lines.join('\n')).toBe(textFor([explainedBinding()]));
});

test('a name paints no terminal', () => {
  expect(textFor([explainedBinding({ property: '\u001b[2J' })])).not.toContain('\u001b');
});

function textFor(bindings: readonly ExplainedBinding[], paint = PLAIN): string {
  return explainText([{ ...inventory(), bindings }], paint);
}

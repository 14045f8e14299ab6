import * as fc from 'fast-check';
import { type Relation, relationOf } from '../../../lib/report/who/relation';
import { PropertyPath, type PropertyPathSegment } from '../../../lib/stores/pulumi-esc/property-path';

const ESC = { address: 'acme/shop/production', kind: 'Pulumi ESC environment' };
const VAULT = { address: 'vault.example.com/secret', kind: 'HashiCorp Vault' };

test.each<[string, string, Relation | undefined]>([
  ['database.password', 'database.password', 'same'],
  ['database', 'database.password', 'inside'],
  ['database', 'database["ca.crt"]', 'inside'],
  ['database', 'database[0]', 'inside'],
  ['database.password', 'database', 'around'],
  ['database', 'databases', undefined],
  ['database.pass', 'database.password', undefined],
  ['database.user', 'database.password', undefined],
])('in Pulumi ESC, who asks for %s and reads %s', (property, read, relation) => {
  expect(relationOf({ store: ESC, property }, read)).toBe(relation);
});

test.each<[string, string, Relation | undefined]>([
  ['shop/db', 'shop/db', 'same'],
  ['shop/db', 'shop/db#password', 'inside'],
  ['shop/db#password', 'shop/db', 'around'],
  ['shop/db#password', 'shop/db#user', undefined],
  ['shop/db', 'shop/db?version=3', 'version'],
  ['shop/db?version=3#password', 'shop/db#password', 'version'],
  ['shop/db?version=3', 'shop/db?version=3', 'same'],
  ['shop/db', 'shop/db2', undefined],
  ['shop', 'shop/db', undefined],
  ['database', 'database.password', undefined],
])('in another store, who asks for %s and reads %s', (property, read, relation) => {
  expect(relationOf({ store: VAULT, property }, read)).toBe(relation);
});

test('of two paths of Pulumi ESC, one lies in the other exactly when its steps go on from the other', () => {
  const key = fc.string({ minLength: 1 }).filter((text) => !text.endsWith('\\'));
  const path = fc
    .tuple(key, fc.array(fc.oneof(key, fc.nat(9)), { maxLength: 3 }))
    .map(([first, rest]) => [first, ...rest]);
  const property = fc.property(
    path,
    fc.oneof(fc.array(key, { maxLength: 2 }), path),
    fc.boolean(),
    (one, more, isBelow) => {
      const other = isBelow ? [...one, ...more] : more.length > 0 ? more : one;

      const relation = relationOf({ store: ESC, property: textOf(one) }, textOf(other));

      expect(relation).toBe(relationOfSteps(one, other));
    },
  );

  fc.assert(property);
});

function textOf(steps: readonly PropertyPathSegment[]): string {
  return PropertyPath.of(...steps).toString();
}

function relationOfSteps(
  one: readonly PropertyPathSegment[],
  other: readonly PropertyPathSegment[],
): Relation | undefined {
  const shared = one.findIndex((step, index) => step !== other[index]);
  if (shared < 0) return one.length === other.length ? 'same' : 'inside';
  return shared === other.length ? 'around' : undefined;
}

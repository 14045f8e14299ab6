import fc from 'fast-check';
import { parse } from 'yaml';
import { type DefinitionEdit, editsBetween } from '../../lib/esc-init/definition-edit';
import { declaredParts, keptParts, type TreeMap } from '../../lib/esc-init/definition-tree';
import { editDefinition } from '../../lib/esc-init/edit-definition';
import {
  definitionParts,
  type EnvironmentDefinition,
  EscValue,
} from '../../lib/stores/pulumi-esc/environment-definition';

const CIPHERTEXT = 'c2VjcmV0';

test('an empty definition becomes what is declared', () => {
  const yaml = edited('values: {}\n', {
    imports: ['shop/base@stable'],
    values: { app: { port: 8080, hosts: ['a', 'b'] }, password: EscValue.secretFrom('DB_PASSWORD') },
  });

  expect(yaml).toBe(`values:
  app:
    port: 8080
    hosts:
      - a
      - b
  password:
    fn::secret: value of DB_PASSWORD
imports:
  - shop/base@stable
`);
});

test.each(['', 'values:\n', 'values: null\n', '{values: {}}', '# nothing yet\n'])('so does %j', (kept) => {
  expect(parse(edited(kept, { values: { a: { b: 1 } } }))).toMatchObject({ values: { a: { b: 1 } } });
});

test('comments, descriptions and encrypted secrets stay where they are', () => {
  const kept = `# owned by the shop team
description: what the shop reads
values:
  # the primary
  database:
    password: { fn::secret: { ciphertext: ${CIPHERTEXT} } }
    port: 5432
`;

  const yaml = edited(kept, { values: { database: { password: EscValue.secretFrom('DB_PASSWORD'), port: 5433 } } });

  expect(yaml).toBe(kept.replace('5432', '5433'));
});

test('what nobody declares goes, with imports that are not wanted any more', () => {
  const yaml = edited('imports: [shop/base]\nvalues:\n  a: 1\n  b: {c: 2, d: 3}\n', { values: { b: { d: 3 } } });

  expect(parse(yaml)).toEqual({ values: { b: { d: 3 } } });
});

test.each(['yes', '1_000', '2024-01-01', '0777', '~', '', ' a', 'a: b', '# a', `$\{a}`, '\ufeff', 'a\u2028b', '💥'])(
  'the text %j is written so that the service reads it as that text, be it secret or not',
  (text) => {
    const definition = { values: { key: text, [`k${text}`]: true, secret: EscValue.secretFrom('SECRET') } };
    const edits = editsFor('values: {}', definition as never);

    const yaml = editDefinition('values: {}', edits, () => text);

    const values = { key: text, [`k${text}`]: true, secret: { 'fn::secret': text } };
    expect(parse(yaml, { version: '1.1' })).toEqual({ values });
    expect(yaml).not.toMatch(/[\ufeff\u2028]|: 1_000/);
  },
);

test('any secret arrives as it is', () => {
  const secrets = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 2000 }));

  fc.assert(
    fc.property(secrets, (secret) => {
      const edits = editsFor('values: {}', { values: { a: { b: EscValue.secretFrom('SECRET') } } });
      const yaml = editDefinition('values: {}', edits, () => secret);

      expect(parse(yaml)).toEqual({ values: { a: { b: { 'fn::secret': secret } } } });
    }),
  );
});

test('editing makes a definition what is declared, so that nothing is left to edit', () => {
  fc.assert(
    fc.property(trees(), trees(), (kept, declared) => {
      const yaml = edited(JSON.stringify({ values: kept }), { values: declared as never });

      expect(keptParts({ address: '', yaml }).values).toEqual(declared);
      expect(editsFor(yaml, { values: declared as never })).toEqual([]);
    }),
  );
});

test('a secret in a list is replaced where it stands', () => {
  const yaml = `values:\n  - a\n  - fn::secret: { ciphertext: ${CIPHERTEXT} }\n`;
  const edit: DefinitionEdit = { at: ['values', 1, 'fn::secret'], after: 'new' };

  expect(parse(editDefinition(yaml, [edit], fail)).values).toEqual(['a', { 'fn::secret': 'new' }]);
});

function edited(yaml: string, definition: EnvironmentDefinition): string {
  return editDefinition(yaml, editsFor(yaml, definition), (variable) => `value of ${variable}`);
}

function editsFor(yaml: string, definition: EnvironmentDefinition): readonly DefinitionEdit[] {
  return [...editsBetween(keptParts({ address: '', yaml }), declaredParts(definitionParts(definition)))];
}

function trees(): fc.Arbitrary<TreeMap> {
  const keys = fc.constantFrom('a', 'b', 'c.d', '1', 'yes', 'fn');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('text', 1, true, 'yes'),
      fc.array(tie('value'), { maxLength: 2 }),
      tie('tree'),
    ),
  }));
  return tree as fc.Arbitrary<TreeMap>;
}

function fail(): never {
  throw new Error('there is no secret');
}

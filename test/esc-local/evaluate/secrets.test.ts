// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in definitions are written so.
import { evaluate, secretsIn, valuesIn } from './evaluate';

test.each([
  ['fn::secret', '{ fn::secret: x }', ['a']],
  ['a map with a secret in it, but only there', '{ k: { fn::secret: x }, l: 1 }', ['a.k']],
  ['a copy', '"${s}"', ['a']],
  ['a text with a secret in it', '"x-${s}"', ['a']],
  ['a text with a map that has a secret in it', '"x-${m}"', ['a']],
  ['JSON of something secret', '{ fn::toJSON: { k: ["${s}"] } }', ['a']],
  ['a list that was joined with a secret', '{ fn::join: [",", [x, "${s}"]] }', ['a']],
  ['text that was joined by a secret', '{ fn::join: ["${s}", [x, y]] }', ['a']],
  ['base64 of a secret', '{ fn::toBase64: "${s}" }', ['a']],
  ['everything in the JSON of a secret', `{ fn::fromJSON: { fn::secret: '{"k":[1]}' } }`, ['a', 'a.k', 'a.k.0']],
  ['what a secret was split into, as a whole', '{ fn::split: [",", "${s}"] }', ['a']],
  ['nothing that is only beside a secret', '{ k: 1 }', []],
])('secret is %s', (_, expression, expected) => {
  const text = `values: { s: { fn::secret: x }, m: { k: "\${s}" }, a: ${expression} }`;

  expect(secretsIn(text).filter((path) => path.startsWith('a'))).toEqual(expected);
});

test('a secret of an import stays secret', () => {
  const others = { 'shop/base': 'values: { db: { password: { fn::secret: x } } }' };

  expect(secretsIn('imports: [shop/base]\nvalues: { db: { user: y } }', { others })).toEqual(['db.password']);
});

test('two dollar signs are one in a secret, too, as long as it is not encrypted', () => {
  expect(valuesIn('values: { a: { fn::secret: "$$5" } }')).toEqual({ a: '$5' });
});

describe('an encrypted secret', () => {
  const text = 'values: { a: { fn::secret: { ciphertext: sealed } } }';

  test('is read on opening', () => {
    expect(valuesIn(text)).toEqual({ a: 'opened' });
  });

  test('is unknown and secret in a check', () => {
    expect(evaluate(text, { mode: 'check' }).properties.a).toMatchObject({ secret: true, unknown: true });
  });

  test('of another server is told', () => {
    const { diagnostics } = evaluate('values: { a: { fn::secret: { ciphertext: foreign } } }');

    expect(diagnostics).toMatchObject([
      { path: 'values.a', summary: 'invalid ciphertext: it was not made by this server' },
    ]);
  });
});

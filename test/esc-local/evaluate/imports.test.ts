// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in definitions are written so.
import fc from 'fast-check';
import { isJsonObject, type JsonObject } from '../../../lib/core/json';
import type { WireValue } from '../../../lib/esc-local/evaluate/wire-value';
import { evaluate, problemsIn, valuesIn } from './evaluate';

const BASE = 'values: { app: { port: 80, host: base }, hosts: [a, b], only: base }';
const others = { 'shop/base': BASE };

test('local values lie over imports, and later imports over earlier ones', () => {
  const text = 'imports: [shop/a, shop/b]\nvalues: { z: local }';
  const imported = { 'shop/a': 'values: { x: a, y: a, z: a }', 'shop/b': 'values: { y: b, z: b }' };

  expect(valuesIn(text, { others: imported })).toEqual({ x: 'a', y: 'b', z: 'local' });
});

test('maps merge key by key, lists and scalars replace', () => {
  const text = 'imports: [shop/base]\nvalues: { app: { port: 8080 }, hosts: [c] }';

  expect(valuesIn(text, { others })).toEqual({ app: { port: 8080, host: 'base' }, hosts: ['c'], only: 'base' });
});

test('JSON of a merged map has all its keys in order, text only its own', () => {
  const text = 'imports: [shop/base]\nvalues: { app: { z: 2, a: 1 }, json: { fn::toJSON: "${app}" }, text: "${app}-" }';

  expect(valuesIn(text, { others })).toMatchObject({
    json: '{"a":1,"host":"base","port":80,"z":2}',
    text: '"a"="1","z"="2"-',
  });
});

test('null replaces, and removes nothing', () => {
  const text = 'imports: [shop/base]\nvalues: { only: null }';

  expect(valuesIn(text, { others })).toHaveProperty('only', null);
});

test('an import with merge: false is reached by name only', () => {
  const text = `
imports:
  - shop/base: { merge: false }
values:
  port: \${imports["shop/base"].app.port}
`;

  expect(valuesIn(text, { others })).toEqual({ port: 80 });
});

test('references reach what only an import has', () => {
  const text = 'imports: [shop/base]\nvalues: { app: { port: 1 }, a: "${app.host}", b: "${only}", c: "${app.port}" }';

  expect(valuesIn(text, { others })).toMatchObject({ a: 'base', b: 'base', c: 1 });
});

test('references of an import see its own values, not those that lie over them', () => {
  const text = 'imports: [shop/url]\nvalues: { host: other }';
  const imported = { 'shop/url': 'values: { host: base, url: "https://${host}" }' };

  expect(valuesIn(text, { others: imported })).toEqual({ host: 'other', url: 'https://base' });
});

test('an environment is evaluated once, however often it is imported', () => {
  const loaded: string[] = [];
  const imported = {
    get 'shop/left'() {
      loaded.push('left');
      return 'imports: [shop/base]';
    },
    get 'shop/base'() {
      loaded.push('base');
      return BASE;
    },
  };

  evaluate('imports: [shop/left, shop/base]\nvalues: { a: "${environments.shop.base.only}" }', { others: imported });

  expect(loaded).toEqual(['left', 'base']);
});

test('an environment that is read without being imported does not merge', () => {
  const text = 'values: { port: "${environments.shop.base.app.port}" }';

  expect(valuesIn(text, { others })).toEqual({ port: 80 });
});

test.each([
  ['that there is none of', 'imports: [shop/none]', 'there is no environment "shop/none"'],
  ['that imports this one', 'imports: [shop/production]', 'cyclic import of shop/production'],
  ['with two names', 'imports: [{ shop/a: {}, shop/b: {} }]', 'import must be a string or an object with a single key'],
  ['with a merge that is no boolean', 'imports: [{ shop/base: { merge: 1 } }]', 'merge must be a boolean value'],
])('an import %s is told where it stands', (_, text, problem) => {
  expect(problemsIn(text, { others }).join()).toMatch(
    new RegExp(`^error \\| shop/production:1:\\d+ \\| imports.* \\| ${problem}$`),
  );
});

test('what is wrong with an import is told with its own name, and keeps it out', () => {
  const imported = { 'shop/broken': 'values: { a: 1, fn::join: x }' };

  const { diagnostics, properties } = evaluate('imports: [shop/broken]', { others: imported });

  expect([diagnostics[0]?.range?.environment, properties]).toEqual(['shop/broken', {}]);
});

test('a final value is kept, with a warning for who puts another one over it', () => {
  const text = 'imports: [shop/final]\nvalues: { a: 2 }';
  const surroundings = { others: { 'shop/final': 'values: { a: { fn::final: 1 } }' } };

  expect(valuesIn(text, surroundings)).toEqual({ a: 1 });
  expect(problemsIn(text, surroundings)).toEqual([
    'warning | shop/production:2:14 | values.a | cannot override final value',
  ]);
});

test('below a value lies each value that it replaces, once', () => {
  const imported = {
    'shop/first': 'values: { app: { port: 1 } }',
    'shop/second': 'imports: [shop/third]\nvalues: { app: { port: 2 } }',
    'shop/third': 'values: { app: { port: 3 } }',
  };

  const { app } = evaluate('imports: [shop/first, shop/second]', { others: imported }).properties;

  expect(chainOf(Object.values(app?.value ?? {})[0])).toEqual([2, 3, 1]);
});

test('imports of plain data merge as the data does, also those of imports', () => {
  const data = fc.letrec<{ object: JsonObject; any: JsonObject | number | number[] }>((tie) => ({
    any: fc.oneof(fc.nat(), fc.array(fc.nat()), tie('object')),
    object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('any')),
  })).object;

  fc.assert(
    fc.property(data, data, data, data, (first, second, third, local) => {
      const imported = {
        'shop/1': JSON.stringify({ values: first }),
        'shop/2': JSON.stringify({ imports: ['shop/3'], values: second }),
        'shop/3': JSON.stringify({ values: third }),
      };
      const text = JSON.stringify({ imports: ['shop/1', 'shop/2'], values: local });

      expect(valuesIn(text, { others: imported })).toEqual([first, third, second, local].reduce(merged));
    }),
  );
});

function merged(base: JsonObject, top: JsonObject): JsonObject {
  const entries = Object.entries(top).map(([key, value]) => {
    const below = base[key];
    return [key, isJsonObject(value) && isJsonObject(below) ? merged(below, value) : value] as const;
  });
  return { ...base, ...Object.fromEntries(entries) };
}

function chainOf(value: WireValue | undefined): unknown[] {
  return value ? [value.value, ...chainOf(value.trace.base)] : [];
}

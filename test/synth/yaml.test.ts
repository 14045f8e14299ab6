import fc from 'fast-check';
import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../../lib/core/json';
import { toYaml } from '../../lib/synth/yaml';

const readers: Record<string, (text: string) => unknown> = {
  'yaml 1.1': (text) => parse(text, { version: '1.1' }),
  'yaml 1.2': (text) => parse(text, { version: '1.2' }),
  'js-yaml 1.1': (text) => load(text, { schema: YAML11_SCHEMA }),
  'js-yaml 1.2': (text) => load(text, { schema: CORE_SCHEMA }),
};

describe('a string that some parser takes for something else is quoted', () => {
  test.each([
    ...['y', 'N', 'yes', 'No', 'on', 'OFF', 'true', 'False', 'null', 'NULL', '~', ''],
    ...[
      '0',
      '12',
      '-1',
      '+1',
      '007',
      '0o17',
      '0x1F',
      '0b11',
      '1_000',
      '1e3',
      '1E3',
      'E1',
      '-e10',
      '1.5',
      '.5',
      '1.',
      '-.5e+3',
    ],
    ...[
      '.inf',
      '-.INF',
      '.nan',
      '.NaN',
      '12:30',
      '12:30:45',
      '190:20:30.15',
      '2001-12-14',
      '2001-12-14t21:59:43.10-05:00',
    ],
    ...[
      '=',
      '<<',
      '-',
      '--',
      '---',
      '...',
      '?',
      ':',
      '#',
      '- a',
      '? a',
      ': a',
      '!a',
      '&a',
      '*a',
      '|',
      '>',
      '%a',
      '@a',
      '`a',
    ],
    ...[
      '[a]',
      '{a}',
      '{{ .a }}',
      "'a'",
      '"a"',
      'a: b',
      'a:',
      'a #b',
      ' a',
      'a ',
      '\ta',
      'a\tb',
      'a\r',
      'é',
      '10.0.0.1',
    ],
  ])('%j', (text) => {
    const yaml = toYaml({ value: text });

    expect(yaml).toBe(`value: ${JSON.stringify(text)}\n`);
  });
});

describe('a string that no parser takes for anything else stays plain', () => {
  test.each([
    ...['checkout', 'ghcr.io/acme/checkout:v1.2.3', 'https://example.org/a?b=c#d', '/run/secrets', '--port=8080', '-v'],
    ...['$(POD_IP)', 'two words', "don't", 'a, b', 'yesterday', 'nullable', 'a:b', 'a#b', 'a - b', 'apps/v1', '_'],
    ...['500m', '128Mi', '1.5Gi', '1h30m', '30s', '250ms'],
  ])('%j', (text) => {
    const yaml = toYaml({ value: text });

    expect(yaml).toBe(`value: ${text}\n`);
  });
});

test.each([
  ['a control character', 'a\u0007', '"a\\u0007"'],
  ['DEL and C1', '\u007f\u0080', '"\\u007f\\u0080"'],
  ['NEL, LS and PS', '\u0085\u2028\u2029', '"\\u0085\\u2028\\u2029"'],
  ['a byte order mark', '\ufeffa', '"\\ufeffa"'],
  ['a lone surrogate', 'a\ud800', '"a\\ud800"'],
  ['a directional mark', 'a\u202eb', '"a\\u202eb"'],
  ['an emoji, which is printable', '\u{1f680}', '"\u{1f680}"'],
])('%s is escaped so that a reviewer sees it', (_, text, expected) => {
  const yaml = toYaml({ value: text });

  expect(yaml).toBe(`value: ${expected}\n`);
});

describe('a string of several lines is a literal block where that holds it exactly', () => {
  test.each([
    ['one newline at the end', 'a\nb\n', '|\n  a\n  b\n'],
    ['no newline at the end', 'a\nb', '|-\n  a\n  b\n'],
    ['an empty line inside', 'a\n\nb', '|-\n  a\n\n  b\n'],
    ['an empty line first', '\na', '|-\n\n  a\n'],
    ['an indented first line', '  a\nb', '|2-\n    a\n  b\n'],
    ['a tab first', '\n\ta', '|2-\n\n  \ta\n'],
    ['a document marker', '---\na', '|-\n  ---\n  a\n'],
    ['a carriage return', 'a\r\nb', '"a\\r\\nb"\n'],
    ['blanks in the last line', 'a\n  ', '"a\\n  "\n'],
    ['newlines only', '\n\n', '"\\n\\n"\n'],
  ])('%s', (_, text, expected) => {
    const yaml = toYaml({ value: text });

    expect(yaml).toBe(`value: ${expected}`);
  });

  test('empty lines at the end are kept', () => {
    const yaml = toYaml({ first: 'a\n\n', second: 'b' });

    expect(yaml).toBe('first: |+\n  a\n\nsecond: b\n');
  });

  test('empty lines at the end of the document go into quotes, so that the file ends with one newline', () => {
    const yaml = toYaml({ first: 'a', second: ['b\n\n'] });

    expect(yaml).toBe('first: a\nsecond:\n  - "b\\n\\n"\n');
  });
});

test.each([
  [0, '0'],
  [-0, '0'],
  [-1.5, '-1.5'],
  [1e21, '1.0e+21'],
  [1.5e-7, '1.5e-7'],
  [2 ** 60, '1152921504606846976'],
])('the number %p is written as every parser reads it', (value, expected) => {
  const yaml = toYaml({ value });

  expect(yaml).toBe(`value: ${expected}\n`);
});

describe('keys', () => {
  test('are sorted by code unit, after apiVersion, kind and metadata at the top only', () => {
    const yaml = toYaml({ b: { metadata: 1, kind: 2, B: 3 }, a: 1, metadata: {}, kind: 'K', apiVersion: 'v1' });

    expect(yaml).toBe('apiVersion: v1\nkind: K\nmetadata: {}\na: 1\nb:\n  B: 3\n  kind: 2\n  metadata: 1\n');
  });

  test('whose value is undefined are left out', () => {
    const yaml = toYaml({ a: undefined, b: { c: undefined } });

    expect(yaml).toBe('b: {}\n');
  });

  test('are quoted by the same rule as values', () => {
    const yaml = toYaml({ on: 1, '8080': 2, '': 3, 'a\nb': 4 });

    expect(yaml).toBe('"": 3\n"8080": 2\n"a\\nb": 4\n"on": 1\n');
  });

  test('longer than YAML allows before a colon are written with a question mark', () => {
    const key = 'k'.repeat(1025);

    const yaml = toYaml({ [key]: { a: 1 }, b: 2 });

    expect(yaml).toBe(`b: 2\n? ${key}\n:\n  a: 1\n`);
    expect(readers['yaml 1.1']?.(yaml)).toEqual({ [key]: { a: 1 }, b: 2 });
  });
});

describe('a value that is not JSON is refused with its place', () => {
  const itself: Record<string, unknown> = {};
  itself.again = itself;

  test.each([
    [{ spec: { ports: [{ port: Number.NaN }] } }, 'spec.ports[0].port is NaN'],
    [{ spec: Number.POSITIVE_INFINITY }, 'spec is Infinity'],
    [{ list: [undefined] }, 'list[0] is undefined'],
    [{ when: new Date(0) }, 'when is an instance of Date'],
    [{ call: () => 1 }, 'call is a function'],
    [{ big: 1n }, 'big is a bigint'],
    [itself, 'again.again'],
  ])('%#', (document, message) => {
    const emit = () => toYaml(document as unknown as JsonObject);

    expect(emit).toThrow(TypeError);
    expect(emit).toThrow(message);
  });
});

test('a Deployment looks as kubectl users write it', () => {
  const container = {
    name: 'app',
    image: 'ghcr.io/acme/checkout:1.2.3',
    args: ['--port=8080'],
    env: [{ name: 'VERBOSE', value: 'on' }],
    resources: { limits: { memory: '128Mi', cpu: '1' } },
  };

  const yaml = toYaml({
    kind: 'Deployment',
    spec: { replicas: 2, template: { spec: { containers: [container], volumes: [{ name: 'tmp', emptyDir: {} }] } } },
    metadata: { name: 'checkout', namespace: 'shop' },
    apiVersion: 'apps/v1',
  });

  expect(yaml).toMatchInlineSnapshot(`
"apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: shop
spec:
  replicas: 2
  template:
    spec:
      containers:
        - args:
            - --port=8080
          env:
            - name: VERBOSE
              value: "on"
          image: ghcr.io/acme/checkout:1.2.3
          name: app
          resources:
            limits:
              cpu: "1"
              memory: 128Mi
      volumes:
        - emptyDir: {}
          name: tmp
"
`);
});

/** Strings as people and mischief write them: words and numbers of YAML, indicators, blanks, lines, odd characters. */
const nastyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc
    .array(fc.constantFrom(...'aAyYnNeExo0179_.-+:~=<>|#&*!?%@`\'"\\/[]{}, \t\n\r\u0085\u2028\ufeff'), { maxLength: 8 })
    .map((characters) => characters.join('')),
  fc
    .array(fc.constantFrom('a', ' ', '  ', '\t', '', '# b', 'k: v', '---', '- x'), { maxLength: 6 })
    .map((l) => l.join('\n')),
  fc.constantFrom(
    'yes',
    'NO',
    'Null',
    '1e3',
    'e1',
    '12:30',
    '0o7',
    '2001-01-01',
    '<<',
    '__proto__',
    'toString',
    'k'.repeat(1100),
  ),
);

const nastyNumber = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.constantFrom(1e21, 1e-7, 2 ** 63, -(2 ** 64), 5e-324, 1.7976931348623157e308),
);

const { document } = fc.letrec<{ document: JsonObject; value: Json }>((tie) => ({
  document: fc.dictionary(nastyText, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    nastyText,
    nastyNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('document'),
  ),
}));

describe('for any manifest', () => {
  test.each(Object.entries(readers))('%s reads back what was written', (_, read) => {
    fc.assert(
      fc.property(document, (value) => expect(read(toYaml(value))).toEqual(value)),
      { numRuns: 2000 },
    );
  });

  test('the order in which keys were set does not show', () => {
    fc.assert(fc.property(document, (value) => expect(toYaml(reversed(value) as JsonObject)).toBe(toYaml(value))));
  });

  test('what was read back is written with the same bytes', () => {
    fc.assert(fc.property(document, (value) => expect(toYaml(parse(toYaml(value)))).toBe(toYaml(value))));
  });

  test('the text ends with exactly one newline', () => {
    fc.assert(fc.property(document, (value) => expect(toYaml(value)).toMatch(/[^\n]\n$/)));
  });
});

/** The same value with the keys of every map set in the opposite order. */
function reversed(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => reversed(item) as Json);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in definitions are written so.
import { problemsIn, valuesIn } from './evaluate';

test.each([
  ['{ fn::join: [",", [a, "${x.t}"]] }', 'a,text'],
  ['{ fn::split: [",", "a,b,,c"] }', ['a', 'b', '', 'c']],
  ['{ fn::split: ["", "a😀"] }', ['a', '😀']],
  ['{ fn::concat: [[1], "${x.l}", []] }', [1, 2]],
  ['{ fn::toString: "${x.n}" }', '1.5'],
  ['{ fn::toString: { b: 1, a: [true] } }', '"a"="\\"true\\"","b"="1"'],
  ['{ fn::toString: { fn::fromJSON: \'{"b": 1, "a": 2}\' } }', '"a"="2","b"="1"'],
  ['{ fn::toBase64: "ü" }', 'w7w='],
  ['{ fn::fromBase64: w7w= }', 'ü'],
  ['{ fn::toJSON: { b: [1, null], a: "<&>" } }', '{"a":"\\u003c\\u0026\\u003e","b":[1,null]}'],
  ['{ fn::fromJSON: \'{"a": [1, null, {"b": true}]}\' }', { a: [1, null, { b: true }] }],
  ['{ fn::final: { a: 1 } }', { a: 1 }],
  ['{ fn::validate: { schema: { type: number, minimum: 1 }, value: "${x.n}" } }', 1.5],
])('%s', (call, expected) => {
  expect(valuesIn(`values: { x: { t: text, l: [2], n: 1.5 }, result: ${call} }`)).toHaveProperty('result', expected);
});

test('a function may be called with what another one gives', () => {
  const text = `values: { a: { fn::fromJSON: { fn::fromBase64: { fn::toBase64: '{"k": 1}' } } } }`;

  expect(valuesIn(text)).toEqual({ a: { k: 1 } });
});

test('numbers are read as the service reads them', () => {
  const text =
    'values: { octal: 0755, thousand: 1_000, hex: 0x1F, infinite: .inf, text: "0755", yes: yes, day: 2026-01-31 }';

  expect(valuesIn(text)).toEqual({
    octal: 493,
    thousand: 1000,
    hex: 31,
    infinite: '.inf',
    text: '0755',
    yes: 'yes',
    day: '2026-01-31',
  });
});

test.each([
  ['{ fn::join: [","] }', 'the argument to fn::join must be a two-valued list'],
  ['{ fn::split: a }', 'the argument to fn::split must be a two-valued list'],
  ['{ fn::concat: a }', 'the argument to fn::concat must be an array of arrays'],
  ['{ fn::validate: { value: 1 } }', "the argument to fn::validate must be an object with 'schema' and 'value'"],
  ['{ fn::secret: "${x}" }', 'secret values must be string literals'],
  ['{ fn::secret: 1 }', 'secret values must be string literals'],
  ['{ fn::open: { inputs: {} } }', "the argument to fn::open must be an object with the name of a 'provider'"],
  ['{ fn::join: [",", [1]] }', 'expected string, got number'],
  ['{ fn::toBase64: [] }', 'expected string, got array'],
  ['{ fn::concat: [a] }', 'expected array, got string'],
  ['{ fn::fromBase64: "no base64!" }', 'decoding base64 string: illegal data'],
  ['{ fn::fromJSON: "{" }', 'decoding JSON string: invalid JSON'],
  ['{ fn::validate: { schema: { type: string }, value: { fn::toJSON: 1 } } }', ''],
  ['{ fn::validate: { schema: { type: string }, value: 1 } }', 'type must be "string"'],
  ['{ fn::unknown: 1 }', 'there is no function "fn::unknown"; "fn::" is a reserved prefix'],
  ['{ fn::join: a, b: c }', 'illegal call to builtin function: it must be the only key of its object'],
])('%s is refused: %s', (call, problem) => {
  const problems = problemsIn(`values: { result: ${call}, x: 1 }`);

  expect(problems.map((text) => text.split(' | ').at(-1))).toEqual(problem === '' ? [] : [problem]);
});

test('what a function could not compute is unknown, and so is what is made of it', () => {
  const text = 'values: { a: { fn::fromBase64: "!" }, b: "x-${a}", c: { fn::toJSON: ["${a}"] }, d: 1 }';

  expect(valuesIn(text)).toEqual({ a: 'unknown()', b: 'unknown()', c: 'unknown()', d: 1 });
});

describe('a provider', () => {
  const text = 'values: { aws: { fn::open::aws-login: {} }, key: "${aws.accessKeyId}", own: 1 }';

  test('cannot be opened here, and is named', () => {
    expect(problemsIn(text)).toEqual([
      'error | shop/production:1:16 | values.aws | the local ESC has no providers: "aws-login" cannot be opened',
    ]);
  });

  test('is unknown in a check, without being a mistake', () => {
    expect([valuesIn(text, { mode: 'check' }), problemsIn(text, { mode: 'check' })]).toEqual([
      { aws: 'unknown()', key: 'unknown()', own: 1 },
      [],
    ]);
  });

  test.each([
    '{ fn::open: { provider: vault-login, inputs: {} } }',
    '{ fn::rotate::vault-login: { inputs: {} } }',
    '{ fn::rotate: { provider: vault-login, inputs: {} } }',
  ])('is found in %s', (call) => {
    expect(problemsIn(`values: { a: ${call} }`).join()).toContain('"vault-login" cannot be opened');
  });
});

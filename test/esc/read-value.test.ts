import fc from 'fast-check';
import type { Json } from '../../lib/core/json';
import { secretsOf, shapesOf } from '../../lib/esc/read-value';
import { PropertyPath } from '../../lib/stores/pulumi-esc/property-path';
import { anySegments } from '../support/property-paths';
import { secret, wrapped } from './stand-in';

test.each([
  ['text', 'string'],
  ['', 'string'],
  [0, 'number'],
  [1.5, 'number'],
  [false, 'boolean'],
  [null, 'null'],
  [{}, 'object'],
  [[], 'array'],
])('%j is a value of type %s', (value, type) => {
  expect(shapes({ a: wrapped(value) })).toEqual([`a ${type}`]);
});

test.each([
  [{ trace: {} }, 'null'],
  [{ unknown: true, trace: {} }, 'unknown'],
  [{ unknown: true, value: 'x', trace: {} }, 'unknown'],
  [{ value: 'x', aNewField: {} }, 'string'],
  ['no wrapper', 'unknown'],
  [null, 'unknown'],
])('the node %j is of type %s', (node, type) => {
  expect(shapes({ a: node as Json })).toEqual([`a ${type}`]);
});

test("a user's own keys called value, secret, unknown and trace are keys like others", () => {
  const own = wrapped({ value: 1, secret: 'yes', unknown: true, trace: wrapped({ base: 'x' }) });

  expect(shapes({ own })).toEqual([
    'own object',
    'own.value number',
    'own.secret string',
    'own.unknown boolean',
    'own.trace object',
    'own.trace.base string',
  ]);
});

test('lists and maps are walked to the leaves', () => {
  expect(shapes({ hosts: wrapped([{ 'a.b': 'x' }, 'y']) })).toEqual([
    'hosts array',
    'hosts[0] object',
    'hosts[0]["a.b"] string',
    'hosts[1] string',
  ]);
});

test('what lies in a secret is secret, and what holds one is not', () => {
  expect(shapes({ a: wrapped({ b: secret({ c: 'x' }) }), d: wrapped({ e: secret('y') }) })).toEqual([
    'a object',
    'a.b object secret',
    'a.b.c string secret',
    'd object',
    'd.e string secret',
  ]);
});

test.each(['', 'ends in \\'])('what lies under the key %j, which no path can name, is left out of the shape', (key) => {
  expect(shapes({ a: wrapped({ [key]: { b: 'x' } }), [key]: wrapped('y') })).toEqual(['a object']);
});

test('a key like __proto__ is a key like others', () => {
  expect(shapes(JSON.parse('{"__proto__": {"value": "x"}}'))).toEqual(['__proto__ string']);
});

test.each([undefined, null, 'x', []])('properties that are %j have no shape and no secret', (properties) => {
  expect([...shapesOf(properties), ...secretsOf(properties)]).toEqual([]);
});

test('every path of a shape is one that can be written', () => {
  fc.assert(
    fc.property(anySegments, (segments) => {
      const nested = segments
        .slice(1)
        .reduceRight<object>(
          (value, step) => wrapped(typeof step === 'string' ? { [step]: value } : [value]),
          wrapped(1),
        );

      for (const { path } of shapesOf({ [String(segments[0])]: nested } as Json)) {
        expect(PropertyPath.parse(path).toString()).toBe(path);
      }
    }),
  );
});

test('secrets are told with their values, whatever their type', () => {
  const properties = {
    a: secret('x'),
    b: wrapped({ c: secret(0), d: secret(false), e: secret('') }),
    f: wrapped('plain'),
  };

  expect(secrets(properties)).toEqual(['a=x', 'b.c=0', 'b.d=false', 'b.e=']);
});

test('every leaf of a secret map or list is a secret', () => {
  expect(secrets({ a: secret({ b: ['x', { c: 'y' }], d: null }) })).toEqual(['a.b[0]=x', 'a.b[1].c=y']);
});

test('a secret that an environment overrides in one that it imports is one still', () => {
  const overridden = {
    ...wrapped('plain'),
    trace: { base: { ...secret('first'), trace: { base: secret('second') } } },
  };

  expect(secrets({ a: overridden })).toEqual(['a=first overridden', 'a=second overridden']);
});

test('what lies in an overridden map is overridden', () => {
  const trace = { base: wrapped({ b: wrapped({ c: secret('first') }) }) };

  expect(secrets({ a: { ...wrapped({ d: secret('x') }), trace } })).toEqual(['a.b.c=first overridden', 'a.d=x']);
});

test('what a secret overrides is no secret for that', () => {
  expect(secrets({ a: { ...secret('x'), trace: { base: wrapped('plain') } } })).toEqual(['a=x']);
  expect(secrets({ a: secret({ b: { ...wrapped('x'), trace: { base: wrapped('y') } } }) })).toEqual([
    'a.b=x',
    'a.b=y overridden',
  ]);
});

test('a secret under a key that no path can name is told with the nearest path', () => {
  expect(secrets({ a: wrapped({ '': wrapped({ b: secret('x') }) }) })).toEqual(['a=x']);
});

function shapes(properties: object): string[] {
  return [...shapesOf(properties as Json)].map(({ path, type, secret }) => `${path} ${type}${secret ? ' secret' : ''}`);
}

function secrets(properties: object): string[] {
  return secretsOf(properties as Json).map(
    ({ isOverridden, path, value }) => `${path}=${value}${isOverridden ? ' overridden' : ''}`,
  );
}

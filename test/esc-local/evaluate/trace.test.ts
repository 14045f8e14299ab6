// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in definitions are written so.
import fc from 'fast-check';
import type { WireValue } from '../../../lib/esc-local/evaluate/wire-value';
import { evaluate } from './evaluate';

test('a value says where it is defined, in lines, characters and bytes', () => {
  const { properties } = evaluate('values:\n  "ü€": 1\n  a: # here\n    - "é": text\n');

  expect(partOf(properties.a, '0', 'é')?.trace.def).toEqual({
    environment: 'shop/production',
    begin: { line: 4, column: 12, byte: 45 },
    end: { line: 4, column: 16, byte: 49 },
  });
});

test('a value over that of an import shows it below', () => {
  const others = { 'shop/base': 'values: { a: base }' };

  const { a } = evaluate('imports: [shop/base]\nvalues: { a: own }', { others }).properties;

  expect([a?.value, a?.trace.base?.value, a?.trace.base?.trace.def.environment]).toEqual(['own', 'base', 'shop/base']);
});

test('null and what is unknown have no value at all', () => {
  const { properties } = evaluate('values: { a: null, b: { fn::open::x: {} } }');

  expect([Object.keys(properties.a ?? {}), Object.keys(properties.b ?? {})]).toEqual([['trace'], ['unknown', 'trace']]);
});

test('text with something unknown in it says so', () => {
  const { properties } = evaluate('values: { a: "x-${b}", b: { fn::open::x: {} } }');

  expect(properties.a).toMatchObject({ value: '[unknown]', unknown: true });
});

test('empty text, zero, false, an empty list and an empty map do have one', () => {
  const { properties } = evaluate('values: { a: "", b: 0, c: false, d: [], e: {} }');

  expect(Object.values(properties).map(({ value }) => value)).toEqual(['', 0, false, [], {}]);
});

test('keys are in order at every level', () => {
  const others = { 'shop/base': 'values: { b: { z: 1, M: 1 }, c: 1 }' };

  const { properties } = evaluate('imports: [shop/base]\nvalues: { b: { x: 1, a: 1 }, a: 1 }', { others });

  expect([Object.keys(properties), Object.keys(properties.b?.value ?? {})]).toEqual([
    ['a', 'b', 'c'],
    ['M', 'a', 'x', 'z'],
  ]);
});

test('the definition of every value is in the text, whatever the data', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const text = JSON.stringify({ values: { data } }, undefined, 1);

      const { properties } = evaluate(text);

      const { length } = Buffer.from(text);
      for (const { trace } of allIn(Object.values(properties))) {
        expect(trace.def.begin.byte).toBeLessThan(trace.def.end.byte);
        expect(trace.def.end.byte).toBeLessThanOrEqual(length);
      }
    }),
  );
});

function partOf(value: WireValue | undefined, ...keys: readonly string[]): WireValue | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  return partOf(Object.entries(value?.value ?? {}).find(([name]) => name === key)?.[1], ...rest);
}

function allIn(values: readonly WireValue[]): WireValue[] {
  return values.flatMap((value) => [
    value,
    ...allIn(typeof value.value === 'object' ? Object.values(value.value) : []),
  ]);
}

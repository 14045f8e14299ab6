import fc from 'fast-check';
import {
  celMapLines,
  celString,
  celStringLines,
  celStringMap,
  celStrings,
} from '../../../lib/platform/guardrails/cel-literal';

const TEXT = fc.string({ unit: 'binary' });
const HOSTILE = fc.string({
  unit: fc.constantFrom('"', '\\', '\n', '\r', "'", '`', '$', '{', '}', '\u0000', 'u', 'n'),
});

/** CEL's own escapes, as far as they mean what they mean in JSON (CEL spec, "String and Bytes Values"). */
const ESCAPES = /\\(?:["\\bfnrt]|u[0-9a-f]{4})/g;

test('a literal means the text it was made of', () => {
  fc.assert(fc.property(fc.oneof(TEXT, HOSTILE), (text) => JSON.parse(celString(text)) === text));
});

test('nothing in a text ends its literal', () => {
  fc.assert(
    fc.property(
      fc.oneof(TEXT, HOSTILE),
      (text) => !/["\\\n\r]/.test(celString(text).slice(1, -1).replace(ESCAPES, '')),
    ),
  );
});

test('half of a surrogate pair, which CEL cannot write, is refused', () => {
  expect(() => celString('a\ud800')).toThrow('half of a surrogate pair');
});

test('lists and maps do not depend on order or repetition', () => {
  fc.assert(
    fc.property(fc.uniqueArray(TEXT), (texts) => {
      const turned = [...texts, ...texts].reverse();

      expect(celStrings(turned)).toBe(celStrings(texts));
      expect(celStringLines(turned)).toBe(celStringLines(texts));
      expect(celMapLines(new Map(turned.map((text) => [text, '1'])))).toBe(
        celMapLines(new Map(texts.map((text) => [text, '1']))),
      );
    }),
  );
});

test('a list has its strings in order', () => {
  expect(celStrings(['b', 'a', 'b'])).toBe('["a", "b"]');
});

test('a long list has one string a line', () => {
  expect(celStringLines(['b', 'a'])).toBe('[\n  "a",\n  "b"\n]');
});

test('a map of strings is sorted by key', () => {
  expect(celStringMap({ b: '1', a: '"' })).toBe('{"a": "\\"", "b": "1"}');
});

test('a map of expressions has one key a line', () => {
  const expressions = new Map([
    ['b', '["x"]'],
    ['a', '[]'],
  ]);

  expect(celMapLines(expressions)).toBe('{\n  "a": [],\n  "b": ["x"]\n}');
});

test('nothing is a literal on one line', () => {
  expect([celStringLines([]), celMapLines(new Map())]).toEqual(['[]', '{}']);
});

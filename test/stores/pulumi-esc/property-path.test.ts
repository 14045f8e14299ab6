import fc from 'fast-check';
import {
  PropertyPath,
  PropertyPathError,
  type PropertyPathSegment,
} from '../../../lib/stores/pulumi-esc/property-path';
import { anySegments, anyText } from '../../support/property-paths';

test.each<[string, PropertyPathSegment[], string]>([
  ['db.password', ['db', 'password'], 'db.password'],
  ['db.max-conn', ['db', 'max-conn'], 'db["max-conn"]'],
  ['db["max-conn"]', ['db', 'max-conn'], 'db["max-conn"]'],
  ['db["password"]', ['db', 'password'], 'db.password'],
  ['a["b.c"]', ['a', 'b.c'], 'a["b.c"]'],
  ['a.["b"]', ['a', 'b'], 'a.b'],
  ['["tls.crt"]', ['tls.crt'], '["tls.crt"]'],
  ['["db"].password', ['db', 'password'], 'db.password'],
  ['list[0].x', ['list', 0, 'x'], 'list[0].x'],
  ['grid[1][20]', ['grid', 1, 20], 'grid[1][20]'],
  ['list[007]', ['list', 7], 'list[7]'],
  ['list["0"]', ['list', '0'], 'list["0"]'],
  ['["q\\"t"]', ['q"t'], '["q\\"t"]'],
  ['a["C:\\dir"]', ['a', 'C:\\dir'], 'a["C:\\dir"]'],
  ['1st', ['1st'], '["1st"]'],
  ['a b.ключ', ['a b', 'ключ'], '["a b"]["ключ"]'],
  ['a[" b "]', ['a', ' b '], 'a[" b "]'],
])('%s names %j and is printed as %s', (text, segments, canonical) => {
  const path = PropertyPath.parse(text);

  expect(path.segments).toEqual(segments);
  expect(path.toString()).toBe(canonical);
});

test.each([
  ['', 0, 'a property name'],
  ['.a', 0, 'a property name'],
  ['[0]', 0, 'a property name: the root of an environment is a map'],
  ['a.', 2, 'a property name after "."'],
  ['a..b', 2, 'a property name after "."'],
  ['a.[0]', 2, 'a property name after "."'],
  [' a', 0, 'no white space at either end; quote the key if it belongs to it: ["…"]'],
  ['a.b ', 2, 'no white space at either end; quote the key if it belongs to it: ["…"]'],
  ['a.b\\', 2, 'a key that does not end in a backslash, which no quoted key can'],
  ['a[*]', 2, 'a list index like [0] or a quoted key like ["a.b"]'],
  ['a[]', 2, 'a list index like [0] or a quoted key like ["a.b"]'],
  ['a[-1]', 2, 'a list index like [0] or a quoted key like ["a.b"]'],
  ['a[b]', 2, 'a list index like [0] or a quoted key like ["a.b"]'],
  ['a[9007199254740992]', 2, 'a smaller list index'],
  ['a[0', 3, '"]"'],
  ['a[0x]', 3, '"]"'],
  ['a[0]b', 4, '"." or "[" after "]"'],
  ['a["b', 4, 'a closing quote'],
  ['a["b\\"]', 7, 'a closing quote'],
  ['a[""]', 3, 'a key between the quotes'],
  ['a["b"', 5, '"]"'],
  ['a["b"c]', 5, '"]"'],
])('%j is refused at column %i: expected %s', (text, offset, expected) => {
  const error = errorOf(text);

  expect(error).toMatchObject({ text, offset, expected: `expected ${expected}` });
  expect(PropertyPath.tryParse(text)).toBeUndefined();
});

test('the message shows the path with a caret under the culprit', () => {
  expect(errorOf('tls[ca.crt]').message).toBe(
    ['tls[ca.crt]', '    ^ expected a list index like [0] or a quoted key like ["a.b"]'].join('\n'),
  );
});

test.each([
  ['a character outside the basic plane', '🔑.a..b', '🔑.a..b', 4],
  ['a line break', 'a\n..b', 'a ..b', 0],
])('the caret stands under the culprit behind %s', (_, text, shown, column) => {
  const [line, caret] = errorOf(text).message.split('\n');

  expect(line).toBe(shown);
  expect(caret?.indexOf('^')).toBe(column);
});

test.each([
  ['no step', []],
  ['an index at the root', [0]],
  ['an empty key', ['a', '']],
  ['a key that ends in a backslash', ['a\\']],
  ['a negative index', ['a', -1]],
  ['a broken index', ['a', 0.5]],
  ['an index beyond what a number holds', ['a', 2 ** 53]],
])('%s cannot be written', (_, segments) => {
  expect(() => PropertyPath.of(...segments)).toThrow(/begins with a key|cannot be written/);
});

test('what is printed is read back as the same steps', () => {
  fc.assert(
    fc.property(anySegments, (segments) => {
      const text = PropertyPath.of(...segments).toString();

      expect(PropertyPath.parse(text).segments).toEqual(segments);
    }),
  );
});

test('the canonical form of a canonical form is itself', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const canonical = PropertyPath.tryParse(text)?.toString();
      fc.pre(canonical !== undefined);

      expect(PropertyPath.parse(canonical).toString()).toBe(canonical);
    }),
  );
});

test('no text makes tryParse throw', () => {
  const anything = fc.oneof(anyText, fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }));
  fc.assert(
    fc.property(anything, (text) => {
      expect(() => PropertyPath.tryParse(text)).not.toThrow();
    }),
  );
});

function errorOf(text: string): PropertyPathError {
  try {
    PropertyPath.parse(text);
  } catch (error) {
    if (error instanceof PropertyPathError) return error;
    throw error;
  }
  throw new Error(`${text} was accepted`);
}

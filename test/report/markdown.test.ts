import * as fc from 'fast-check';
import { code, prose } from '../../lib/report/markdown';
import { visible } from '../../lib/report/visible-text';

const anyText = fc.string({ unit: 'binary', maxLength: 100 });

test('a name stands between backticks', () => {
  expect(code('database.tls["ca.crt"]')).toBe('`database.tls["ca.crt"]`');
});

test.each([
  ['a bar, where GitHub would end the cell', 'a|b', '<code>a&#124;b</code>'],
  ['a backtick', 'a`b', '<code>a&#96;b</code>'],
  ['a backslash before a bar', 'a\\|b', '<code>a&#92;&#124;b</code>'],
  ['a line break', 'a\nb', '<code>a&#92;u{a}b</code>'],
  ['an escape that paints a terminal', '\u001b[31m', '<code>&#92;u{1b}&#91;31m</code>'],
  ['an override of the direction of writing', '\u202eb', '<code>&#92;u{202e}b</code>'],
  ['HTML', ' <b>', '<code> &#60;b&#62;</code>'],
  ['nothing', '', '<code></code>'],
])('code with %s', (_, text, expected) => {
  expect(code(text)).toBe(expected);
});

test('a long name is cut, and says so', () => {
  expect(code('a'.repeat(1000))).toBe(`\`${'a'.repeat(160)}…\``);
});

test('words mean nothing to Markdown', () => {
  expect(prose('a *b* [c](d) <e> $f$\ng')).toBe('a &#42;b&#42; &#91;c&#93;(d) &#60;e&#62; &#36;f&#36; g');
});

test('no cell ends early, breaks its line or hides what it holds', () => {
  const property = fc.property(anyText, (text) => {
    const cells = [code(text), prose(text)];

    for (const cell of cells) expect(cell).not.toMatch(/[|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(shownBy(code(text))).toBe(visible(text));
  });

  fc.assert(property);
});

/** What a browser shows of code. */
function shownBy(cell: string): string {
  const [, plain, html = ''] = /^(?:`([^`]*)`|<code>(.*)<\/code>)$/s.exec(cell) ?? [];
  return plain ?? html.replaceAll(/&#(\d+);/g, (_, charCode) => String.fromCharCode(Number(charCode)));
}

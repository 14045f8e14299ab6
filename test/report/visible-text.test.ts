import * as fc from 'fast-check';
import { visible } from '../../lib/report/visible-text';

test('letters of any script are shown as they are', () => {
  expect(visible('Schlüssel-鍵-🔑')).toBe('Schlüssel-鍵-🔑');
});

test.each([
  ['an escape', '\u001b[2J', '\\u{1b}[2J'],
  ['a line break', 'a\nb', 'a\\u{a}b'],
  ['an override of the direction of writing', 'a\u202eb', 'a\\u{202e}b'],
  ['a character without width', 'a\u200bb', 'a\\u{200b}b'],
  ['half a character', '\ud800', '\\u{d800}'],
])('%s is spelt out', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('what is shown hides nothing', () => {
  const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  fc.assert(property);
});

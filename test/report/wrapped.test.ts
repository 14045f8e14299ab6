import * as fc from 'fast-check';
import { TERMINAL_COLUMNS, wrapped } from '../../lib/report/wrapped';

test('a text that fits stays in one line', () => {
  expect(wrapped('two words', { indent: '  ' })).toBe('  two words');
});

test('further lines have an indent of their own', () => {
  const text = wrapped(`- ${'word '.repeat(20).trim()}`, { hanging: '  ' });

  expect(text.split('\n')[1]).toMatch(/^ {2}word/);
});

test('no line is too long but for a single word, and no word is lost', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,90}$/), { minLength: 1 });
  const property = fc.property(words, fc.nat(10), (some, width) => {
    const indent = ' '.repeat(width);

    const lines = wrapped(some.join(' '), { indent }).split('\n');

    for (const line of lines) expect(line.length <= TERMINAL_COLUMNS || !line.trim().includes(' ')).toBe(true);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(some.join(' '));
  });

  fc.assert(property);
});

import { PatternSet } from '../../lib/leak-guard/pattern-set';
import { SiftedText } from '../../lib/leak-guard/sifted-text';

test('each of thousands of patterns is found where it is, however alike they are', () => {
  const patterns = Array.from({ length: 5000 }, (_, index) => `the-same-beginning-${index}-and-end.`);
  const text = patterns.join('');

  const found = search(patterns, text);

  expect(found).toEqual(patterns.map((pattern, index) => [index, text.indexOf(pattern)]));
});

test('a pattern that is part of another, and one that overlaps another, are found too', () => {
  const found = search(['abcdefghijklmnop', 'cdefghijkl', 'ijklmnopqrst', 'abcdefgh'], 'abcdefghijklmnopqrst');

  expect(found).toEqual([
    [0, 0],
    [1, 2],
    [2, 8],
    [3, 0],
  ]);
});

test('a pattern whose end or beginning is missing is not found', () => {
  expect(search(['abcdefghijkl'], 'abcdefghijk')).toEqual([]);
  expect(search(['abcdefghijkl'], 'bcdefghijkl')).toEqual([]);
});

test('no patterns find nothing', () => {
  expect(search([], 'abcdefghijkl')).toEqual([]);
});

test('windows are looked at between two indices only', () => {
  const text = sifted('abcdefgh-abcdefgh-abcdefgh');
  const starts: number[] = [];

  new PatternSet([Buffer.from('abcdefgh')]).search(text, 10, 20, (_, start) => starts.push(start));

  expect(starts).toEqual([9]);
});

/** Number of each pattern that is found, with its place, by number. */
function search(patterns: readonly string[], text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  const set = new PatternSet(patterns.map((pattern) => Buffer.from(pattern)));
  set.search(sifted(text), 0, text.length, (pattern, start) => found.push([pattern, start]));
  return found.sort(([a], [b]) => a - b);
}

function sifted(text: string): SiftedText {
  const result = new SiftedText(text.length);
  result.bytes.write(text);
  result.length = text.length;
  return result;
}

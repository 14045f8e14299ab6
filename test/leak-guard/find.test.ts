import { type Find, mergeFinds } from '../../lib/leak-guard/find';

const VALUE = { bytes: Buffer.from('value'), properties: ['value'] };
const OTHER = { bytes: Buffer.from('other'), properties: ['other'] };

test('finds that overlap are one, also behind a short one in a long one', () => {
  const finds = [find(0, 100), find(10, 20), find(50, 120), find(110, 130)];

  expect(mergeFinds(finds)).toEqual([find(0, 100)]);
});

test('finds side by side are two', () => {
  const finds = [find(20, 30), find(0, 20)];

  expect(mergeFinds(finds)).toEqual([find(0, 20), find(20, 30)]);
});

test('finds of two values are two, though they overlap', () => {
  const finds = [find(0, 20), { ...find(5, 10), value: OTHER }];

  expect(mergeFinds(finds)).toEqual(finds);
});

test('lines of a private key are one as far as the public lines between them reach, and no further', () => {
  const finds = [lines(0, 64), lines(65, 129), lines(1500, 1564), lines(9000, 9064)];

  expect(mergeFinds(finds)).toEqual([lines(0, 64), lines(9000, 9064)]);
});

function find(start: number, end: number): Find {
  return { value: VALUE, kind: 'text', start, end };
}

function lines(start: number, end: number): Find {
  return { ...find(start, end), kind: 'private-key-lines' };
}

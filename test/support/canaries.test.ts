import { CANARIES } from './canaries';
import { shownIn } from './shown';

const COMMON = ['a-boolean', 'the-text-null'];

test('there are fifty, two of them equal', () => {
  expect(CANARIES).toHaveLength(50);
  expect(new Set(CANARIES.map(({ value }) => value)).size).toBe(49);
});

test('what shows none of them is not taken for one that does', () => {
  expect(shownIn(JSON.stringify(CANARIES.map(({ name, path }) => [name, path])), CANARIES)).toEqual([]);
});

test.each<[string, (value: string) => string]>([
  ['as it is', (value) => `x${value}y`],
  ['over several lines', (value) => value.replaceAll(/.{5}/gs, '$&\n  ')],
  ['in JSON', JSON.stringify],
  ['in JSON in JSON', (value) => JSON.stringify(JSON.stringify({ value }))],
  ['in a URL', encodeURIComponent],
  ['in hex', (value) => Buffer.from(value).toString('hex')],
  ['in base64', (value) => Buffer.from(value).toString('base64')],
  ['in base64 behind one byte', (value) => Buffer.from(`:${value}`).toString('base64')],
  ['in base64 behind two bytes', (value) => Buffer.from(`a:${value}@`).toString('base64')],
])('a value %s is seen, but for those that stand everywhere', (_, write) => {
  const unseen = CANARIES.filter((canary) => shownIn(write(String(canary.value)), [canary]).length === 0);

  expect(unseen.map(({ name }) => name)).toEqual(COMMON);
});

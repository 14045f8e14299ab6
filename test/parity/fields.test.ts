import { fieldsOf } from '../../lib/parity/fields';

const entries = (object: Parameters<typeof fieldsOf>[0]) => Object.fromEntries(fieldsOf(object));

test('list items stand under their natural keys, so that order is no difference', () => {
  const one = {
    env: [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ],
    verbs: ['get', 'list'],
  };
  const other = {
    verbs: ['list', 'get'],
    env: [
      { name: 'B', value: '2' },
      { name: 'A', value: '1' },
    ],
  };

  expect([...fieldsOf(one)]).toEqual([...fieldsOf(other)]);
  expect(entries(one)).toHaveProperty(['env[A].value'], '1');
});

test('arguments stand under their flags, and one duration in two spellings is one value', () => {
  expect(entries({ args: ['--interval=120s', '-v=2', 'serve'] })).toEqual({
    'args[--interval]': '2m',
    'args[-v]': '2',
    'args[serve]': 'serve',
  });
});

test('an item that stands twice is kept twice', () => {
  expect(entries({ args: ['-v=1', '-v=2'] })).toEqual({ 'args[-v]': '1', 'args[-v#2]': '2' });
});

test('a rule for two resources equals two rules for one each', () => {
  const joined = { rules: [{ apiGroups: [''], resources: ['pods', 'events'], verbs: ['get'] }] };
  const split = {
    rules: [
      { apiGroups: [''], resources: ['events'], verbs: ['get'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
    ],
  };

  expect([...fieldsOf(joined)]).toEqual([...fieldsOf(split)]);
});

test('empty and null values are values', () => {
  expect(entries({ a: {}, b: [], c: null, d: [{ name: 'x' }] })).toEqual({ a: '{}', b: '[]', c: null, 'd[x]': '{}' });
});

test('a key that is no word stands in brackets', () => {
  expect(entries({ metadata: { labels: { 'a.b/c': 'd' } } })).toEqual({ 'metadata.labels[a.b/c]': 'd' });
});

import type { JsonObject } from '../../../lib/core/json';
import { fieldChanges } from '../../../lib/report/change/field-changes';

const CONFIG_MAP = { group: '', kind: 'ConfigMap' };

test('the deepest field that differs is told, entries of a list by their names', () => {
  const before = {
    spec: {
      containers: [
        { name: 'init', image: 'a:1' },
        { name: 'main', image: 'b:1' },
      ],
    },
  };
  const after = {
    spec: {
      containers: [
        { name: 'main', image: 'b:2' },
        { name: 'init', image: 'a:1' },
      ],
    },
  };

  expect(changes(before, after)).toEqual([{ path: 'spec.containers[main].image', before: '"b:1"', after: '"b:2"' }]);
});

test('entries without names are told apart by their places', () => {
  expect(changes({ args: ['a', 'b'] }, { args: ['a', 'c'] })).toEqual([
    { path: 'args[1]', before: '"b"', after: '"c"' },
  ]);
});

test('another order of a list is told as a whole', () => {
  const before = { list: [{ name: 'a' }, { name: 'b' }] };
  const after = { list: [{ name: 'b' }, { name: 'a' }] };

  expect(changes(before, after)).toEqual([
    { path: 'list', before: '[{"name":"a"},{"name":"b"}]', after: '[{"name":"b"},{"name":"a"}]' },
  ]);
});

test('a field that comes has no value before, and one that goes none after', () => {
  expect(changes({ old: 1 }, { new: 2 })).toEqual([
    { path: 'new', before: undefined, after: '2' },
    { path: 'old', before: '1', after: undefined },
  ]);
});

test('a key that is no plain word stands in quotes', () => {
  expect(changes({ labels: { 'a.b/c': 1 } }, { labels: { 'a.b/c': 2 } })).toMatchObject([{ path: 'labels["a.b/c"]' }]);
});

test('a long value is cut', () => {
  const [change] = changes({ text: '' }, { text: 'x'.repeat(100) });

  expect(change?.after).toBe(`"${'x'.repeat(58)}…`);
});

test.each([
  [{ group: '', kind: 'Secret' }, (text: string) => ({ data: { password: text } })],
  [{ group: '', kind: 'Secret' }, (text: string) => ({ stringData: { password: text } })],
  [
    { group: 'bitnami.com', kind: 'SealedSecret' },
    (text: string) => ({ spec: { encryptedData: { 'db.password': text } } }),
  ],
  [
    { group: 'bitnami.com', kind: 'SealedSecret' },
    (text: string) => (text.endsWith('1') ? {} : { spec: { encryptedData: { a: text } } }),
  ],
])('of %j no value is shown', (kind, objectWith) => {
  const shown = JSON.stringify(fieldChanges(kind, objectWith('canary-1'), objectWith('canary-2')));

  expect(shown).toContain('(hidden)');
  expect(shown).not.toContain('canary');
});

function changes(before: JsonObject, after: JsonObject) {
  return fieldChanges(CONFIG_MAP, before, after);
}

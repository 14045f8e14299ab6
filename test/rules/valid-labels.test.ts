import type { JsonObject } from '../../lib/core/json';
import { validLabels } from '../../lib/rules/valid-labels';
import { check } from '../support/cluster-subject';
import { configMap } from '../support/manifests';

test.each<[string, JsonObject]>([
  ['no labels', {}],
  ['labels', { labels: { app: 'checkout', 'app.kubernetes.io/name': '', tier: 'a'.repeat(63) } }],
  ['annotations', { annotations: { 'Example.com/Note': 'any text: /, ä, \n', note: '' } }],
])('%s that the API server takes pass', (_, metadata) => {
  expect(problems(metadata)).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['the label key "a b" may only consist of', { labels: { 'a b': 'x' } }],
  ['the label key "Example.com/a" has a prefix that may only consist of', { labels: { 'Example.com/a': 'x' } }],
  ['the value "a/b" of label "app" may not contain "/"', { labels: { app: 'a/b' } }],
  ['the value "5" of label "app" is no string', { labels: { app: 5 } }],
  ['the value "null" of label "app" is no string', { labels: { app: null } }],
  ['has 64 characters, 1 more than the 63 allowed', { labels: { app: 'a'.repeat(64) } }],
  ['the annotation key "a/b/c" may only consist of', { annotations: { 'a/b/c': 'x' } }],
  ['the value of annotation "note" is no string', { annotations: { note: true } }],
])('it is refused that %s', (problem, metadata) => {
  expect(problems(metadata)).toEqual([expect.stringContaining(problem)]);
});

test('every wrong label of an object is told', () => {
  expect(problems({ labels: { 'a b': 'c d' }, annotations: { 'e f': 'x' } })).toHaveLength(3);
});

test('the finding names the object', () => {
  const [finding] = check(validLabels, [configMap({ labels: { app: 5 } })]);

  expect(finding).toMatchObject({ code: 'manifest/label', severity: 'error', path: 'prod/shop/app' });
  expect(finding?.problem).toBe('On ConfigMap "shop/app", the value "5" of label "app" is no string.');
});

function problems(metadata: JsonObject) {
  return check(validLabels, [configMap(metadata)]).map(({ problem }) => problem);
}

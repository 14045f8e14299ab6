import type { JsonObject } from '../../../lib/core/json';
import { validLabels } from '../../../lib/rules/manifest/label';
import { check } from '../../support/cluster-subject';
import { configMap, deployment } from '../../support/manifests';

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
  ['the annotations have 262145 bytes together', { annotations: { a: '\u00e9'.repeat(131_072) } }],
])('it is refused that %s', (problem, metadata) => {
  expect(problems(metadata)).toEqual([expect.stringContaining(problem)]);
});

test('annotations of 256 KiB together pass', () => {
  expect(problems({ annotations: { a: 'x'.repeat(262_143) } })).toEqual([]);
});

test("labels of a CronJob's Jobs and of their pods are looked at too", () => {
  const template = { metadata: { labels: { app: 'a b' } } };
  const jobTemplate = { metadata: { annotations: { 'c d': '' } }, spec: { template } };

  const findings = check(validLabels, [
    { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'app', namespace: 'shop' }, spec: { jobTemplate } },
  ]);

  expect(findings.map(({ problem }) => problem)).toEqual([
    expect.stringContaining('annotation key "c d"'),
    expect.stringContaining('label "app"'),
  ]);
});

test('what is wrong with a workload and its pods alike is told once', () => {
  const metadata = { labels: { app: 'a b' } };

  const findings = check(validLabels, [
    { ...deployment({}), metadata: { name: 'app', ...metadata }, spec: { template: { metadata } } },
  ]);

  expect(findings).toHaveLength(1);
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

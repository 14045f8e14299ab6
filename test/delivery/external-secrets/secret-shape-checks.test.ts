import { ConfigMap } from 'cdk8s-plus-30';
import type { ExternalSecretProps } from '../../../lib/delivery/external-secrets/external-secret';
import type { SecretType } from '../../../lib/upstream/kubernetes-secret-types';
import { chart, codesOf, externalSecret } from './objects';

const codes = (props: Partial<ExternalSecretProps>) => codesOf(externalSecret(props));
const keys = (...secretKeys: readonly string[]) =>
  secretKeys.map((secretKey) => ({ secretKey, remoteRef: { key: secretKey } }));
const configMap = ConfigMap.fromConfigMapName(chart(), 'map', 'templates');

test.each<[SecretType, readonly string[], number]>([
  ['Opaque', ['a'], 0],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key'], 0],
  ['kubernetes.io/tls', ['tls.crt'], 1],
  ['kubernetes.io/tls', ['cert'], 2],
  ['kubernetes.io/basic-auth', ['password'], 0],
  ['kubernetes.io/basic-auth', ['username', 'extra'], 0],
  ['kubernetes.io/basic-auth', ['user'], 1],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson'], 0],
  ['kubernetes.io/dockerconfigjson', ['config.json'], 1],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey'], 0],
  ['kubernetes.io/ssh-auth', ['id_rsa'], 1],
])('type %s with keys %j lacks %d', (type, secretKeys, missing) => {
  expect(codes({ type, data: keys(...secretKeys) })).toEqual(Array(missing).fill('eso/missing-key error'));
});

test('a key can come from a template', () => {
  const template = { data: { '.dockerconfigjson': '{{ .config }}' } };

  expect(codes({ type: 'kubernetes.io/dockerconfigjson', data: keys('config'), template })).toEqual([]);
});

test.each([
  ['data', { data: { note: 'n' } }],
  ['labels from a text', { templateFrom: [{ literal: 'a: b', target: 'Labels' as const }] }],
])('a template for %s drops the values themselves', (_, template) => {
  const data = keys('ssh-privatekey');

  expect(codes({ type: 'kubernetes.io/ssh-auth', data, template })).toEqual(['eso/missing-key error']);
});

test.each([
  ['mergePolicy Merge keeps the values', { template: { data: { note: 'n' }, mergePolicy: 'Merge' as const } }],
  ['labels and annotations keep the values', { template: { labels: { a: 'b' } } }],
])('%s', (_, props) => {
  expect(codes({ type: 'kubernetes.io/ssh-auth', data: keys('ssh-privatekey'), ...props })).toEqual([]);
});

test.each<[string, Partial<ExternalSecretProps>]>([
  ['dataFrom', { data: [], dataFrom: [{ extract: { key: 'tls' } }] }],
  ['a text that renders to a map', { template: { templateFrom: [{ literal: '{{ .all }}' }] } }],
  [
    'a ConfigMap with names of keys',
    { template: { templateFrom: [{ configMap, items: [{ key: 'all', templateAs: 'KeysAndValues' }] }] } },
  ],
  ['whoever makes the Secret', { creationPolicy: 'Merge' }],
])('a missing key may come from %s', (_, props) => {
  expect(codes({ type: 'kubernetes.io/tls', data: keys('all'), ...props })).toEqual([]);
});

test('a ConfigMap of templates says its keys', () => {
  const template = { templateFrom: [{ configMap, items: [{ key: 'tls.crt' }] }] };

  expect(codes({ type: 'kubernetes.io/tls', template })).toEqual(['eso/missing-key error']);
});

test.each([
  ['data', { data: { 'a b': 'x' } }],
  ['labels', { labels: { '-a': 'x' } }],
  ['labels', { labels: { a: 'x y' } }],
  ['annotations', { annotations: { 'a/b/c': 'x' } }],
])('an illegal name in %s is refused', (_, template) => {
  expect(codes({ template })).toEqual(['eso/template error']);
});

test('a templated label is not judged by its template', () => {
  expect(codes({ template: { labels: { a: '{{ .password | lower }}' } } })).toEqual([]);
});

test.each([
  ['data', { data: { a: '{{ .user }}' } }],
  ['labels', { labels: { a: '{{ .user }}' } }],
  ['annotations', { annotations: { a: '{{ .user }}' } }],
  ['templateFrom', { templateFrom: [{ literal: '{{ .user }}' }] }],
])('a value that nothing reads is refused in %s', (_, template) => {
  expect(codes({ template })).toEqual(['eso/template error']);
});

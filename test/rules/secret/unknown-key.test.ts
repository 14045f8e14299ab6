import type { JsonObject } from '../../../lib/core/json';
import { knownSecretKeys } from '../../../lib/rules/secret/unknown-key';
import { check, codes } from '../../support/cluster-subject';
import { deployment, externalSecret, object, secretProviderClass } from '../../support/manifests';

test('a variable from a key that nothing writes is refused with the keys that there are', () => {
  const [finding] = check(knownSecretKeys, [reading('password'), externalSecret(keys('user', 'pass'))]);

  expect(finding).toEqual({
    code: 'secret/unknown-key',
    severity: 'error',
    path: 'prod/shop/app',
    problem: 'Deployment "shop/app" takes variable VALUE from Secret "shop/db", which has no key "password".',
    cause: "The container stays in CreateContainerConfigError: couldn't find key password in Secret shop/db.",
    mend: 'It has "user", "pass": name one of these, or let ExternalSecret "shop/db" write "password".',
  });
});

test('of many keys those are shown that are spelt alike, and how many there are', () => {
  const many = keys('a', 'b', 'c', 'd', 'e', 'f', 'passwort');

  const [finding] = check(knownSecretKeys, [reading('password'), externalSecret(many)]);

  expect(finding?.mend).toContain('It has "passwort", "a", "b", "c", "d", 2 others: name one of these');
});

test('a key that is written passes', () => {
  expect(codes(knownSecretKeys, [reading('user'), externalSecret(keys('user'))])).toEqual([]);
});

test('a key that a volume picks out has to be written', () => {
  const volume = { name: 'db', secret: { secretName: 'db', items: [{ key: 'password', path: 'password' }] } };

  const [finding] = check(knownSecretKeys, [deployment({ volumes: [volume] }), externalSecret(keys('user'))]);

  expect(finding?.cause).toContain('MountVolume.SetUp failed for volume "db" : references non-existent secret key');
});

test('an Ingress needs certificate and key', () => {
  const ingress = object('networking.k8s.io/v1', 'Ingress', 'web', { spec: { tls: [{ secretName: 'db' }] } });

  const [finding] = check(knownSecretKeys, [ingress, externalSecret(keys('tls.crt'))]);

  expect(finding?.problem).toBe(
    'Ingress "shop/web" serves the certificate of Secret "shop/db", which has no key "tls.key".',
  );
});

test.each<[string, JsonObject]>([
  ['a SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 'db', { spec: { encryptedData: { user: 'x' } } })],
  ['a class', secretProviderClass({ secretObjects: [{ secretName: 'db', data: [{ key: 'user' }] }] })],
  ['a template', externalSecret({ ...keys('password'), target: { template: { data: { user: '{{ .password }}' } } } })],
])('%s writes what it lists and nothing else', (_, maker) => {
  expect(check(knownSecretKeys, [reading('user'), reading('password'), maker])).toHaveLength(1);
});

test.each<[string, JsonObject]>([
  ['whole objects', externalSecret({ dataFrom: [{ extract: { key: 'db' } }] })],
  ['a template of unknown keys', externalSecret({ target: { template: { templateFrom: [{ literal: '…' }] } } })],
  ['keys into what is there', externalSecret({ ...keys('user'), target: { creationPolicy: 'CreateOrMerge' } })],
  ['another Secret than a class has', secretProviderClass({ secretObjects: [{ secretName: 'other', data: [] }] })],
  ['a bare Secret', object('v1', 'Secret', 'db')],
])('who writes %s may write any key', (_, maker) => {
  expect(codes(knownSecretKeys, [reading('password'), maker])).toEqual([]);
});

test('a template that merges keeps the values', () => {
  const template = { mergePolicy: 'Merge', data: { url: '{{ .user }}' } };
  const merging = externalSecret({ ...keys('user'), target: { template } });

  expect(codes(knownSecretKeys, [reading('user'), reading('url'), merging])).toEqual([]);
});

test('keys that a second ExternalSecret merges in are written', () => {
  const target = { name: 'db', creationPolicy: 'Merge' };
  const merging = object('external-secrets.io/v1', 'ExternalSecret', 'more', { spec: { ...keys('password'), target } });

  expect(codes(knownSecretKeys, [reading('password'), externalSecret(keys('user')), merging])).toEqual([]);
});

test('a key that may be missing passes', () => {
  const optional = reading('password', { optional: true });

  expect(codes(knownSecretKeys, [optional, externalSecret(keys('user'))])).toEqual([]);
});

test('the keys of an existing Secret are those that the program declares', () => {
  const existingObjects = [{ kind: 'Secret', namespace: 'shop', name: 'db', keys: ['user'] }] as const;

  const [finding] = check(knownSecretKeys, [reading('password')], { existingObjects });

  expect(finding?.mend).toBe('It has "user": name one of these, or let whoever makes it write "password".');
});

test('a key that the ExternalSecret itself misses is told there', () => {
  const isTold = (code: string, path: string) => code === 'eso/unknown-key' && path === 'prod/shop/db';

  expect(codes(knownSecretKeys, [reading('password'), externalSecret(keys('user'))], { isTold })).toEqual([]);
});

function reading(key: string, ref: JsonObject = {}): JsonObject {
  const valueFrom = { secretKeyRef: { name: 'db', key, ...ref } };
  return deployment({ containers: [{ name: 'app', env: [{ name: 'VALUE', valueFrom }] }] });
}

function keys(...names: readonly string[]): JsonObject {
  return { data: names.map((secretKey) => ({ secretKey, remoteRef: { key: secretKey } })) };
}

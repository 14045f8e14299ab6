import type { ExternalSecretProps } from '../../../lib/delivery/external-secrets/external-secret';
import { SecretStore } from '../../../lib/delivery/external-secrets/secret-store';
import { environment } from '../../support/environment';
import { codesOf, externalSecret, store } from './objects';

const codes = (props: Partial<ExternalSecretProps>) => codesOf(externalSecret(props));
const keys = (...secretKeys: readonly string[]) =>
  secretKeys.map((secretKey) => ({ secretKey, remoteRef: { key: 'db' } }));

test.each([{ data: [] }, { data: undefined }, { data: [], dataFrom: [] }])(
  '%j reads nothing and is refused',
  (props) => {
    expect(codes(props)).toEqual(['eso/nothing-to-read error']);
  },
);

test.each(['', 'a b', 'a/b', 'ä', '.', '..a', 'a'.repeat(254)])('"%s" is no key of a Secret', (key) => {
  expect(codes({ data: keys(key) })).toEqual(['eso/secret-key error']);
});

test.each(['a', '.dockerconfigjson', 'A_b-c.d', '-', 'a'.repeat(253)])('"%s" is a key of a Secret', (key) => {
  expect(codes({ data: keys(key) })).toEqual([]);
});

test('a key that stands twice is refused, once for each repetition', () => {
  expect(codes({ data: keys('a', 'b', 'a', 'a') })).toEqual(['eso/duplicate-key error', 'eso/duplicate-key error']);
});

test('a property of a store of this program is read', () => {
  expect(codes({ data: [{ secretKey: 'a', remoteRef: environment().property('db.password') }] })).toEqual([]);
});

test('a property that does not parse is refused', () => {
  const property = environment().property('db..password');

  expect(codes({ data: [{ secretKey: 'a', remoteRef: property }] })).toEqual(['eso/remote-ref error']);
});

test('a property that the operator cannot read is refused, with the reason', () => {
  const property = { ...environment().property('db'), remoteRef: { unavailable: 'it is a certificate' } };

  const { node } = externalSecret({ dataFrom: [{ extract: property }] });

  expect(node.validate().join()).toContain('cannot read "db" of acme/shop/production: it is a certificate.');
});

test('an empty key is refused', () => {
  expect(codes({ data: [{ secretKey: 'a', remoteRef: { key: '' } }] })).toEqual(['eso/remote-ref error']);
});

test.each(['property', 'version'] as const)('%s is refused where the provider ignores it', (field) => {
  const own = store({ ignoresRemoteProperty: true, ignoresRemoteVersion: true });
  const remoteRef = { key: 'db', [field]: '1' };

  expect(codes({ data: [{ secretKey: 'a', remoteRef }], store: own })).toEqual(['eso/ignored-field error']);
  expect(codes({ data: [], dataFrom: [{ extract: remoteRef }], store: own })).toEqual(['eso/ignored-field error']);
});

test("what an entry's own store can do decides", () => {
  const remoteRef = { key: 'db', property: 'password' };
  const ignoring = store({ ignoresRemoteProperty: true });

  expect(codes({ data: [{ secretKey: 'a', remoteRef, store: store() }], store: ignoring })).toEqual([]);
  expect(codes({ data: [{ secretKey: 'a', remoteRef, store: ignoring }] })).toEqual(['eso/ignored-field error']);
});

test('find is refused where the provider cannot search', () => {
  const dataFrom = [{ find: { tags: { team: 'shop' } } }];

  expect(codes({ dataFrom, store: store({ canFind: false }) })).toEqual(['eso/find error']);
});

test('of a store about whose provider nothing is known, nothing is refused', () => {
  const unknown = SecretStore.fromName({ name: 'esc', namespace: 'shop' });

  expect(
    codes({
      store: unknown,
      data: [{ secretKey: 'a', remoteRef: { key: 'db', property: 'p', version: '1' } }],
      dataFrom: [{ find: { regexp: 'a' } }],
      deletionPolicy: 'Delete',
    }),
  ).toEqual([]);
});

test.each([
  { find: { regexp: '(?=a)' } },
  { extract: { key: 'db' }, rewrite: [{ regexp: { source: '(', target: '' } }] },
])('a pattern that Go does not know is refused: %j', (source) => {
  expect(codes({ dataFrom: [source] })).toEqual(['eso/regexp error']);
});

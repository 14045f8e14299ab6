import { Duration } from 'cdk8s';
import type { ExternalSecretProps } from '../../../lib/delivery/external-secrets/external-secret';
import { SecretStore } from '../../../lib/delivery/external-secrets/secret-store';
import { codesOf, externalSecret, store } from './objects';

const codes = (props: Partial<ExternalSecretProps>) => codesOf(externalSecret(props));

test('a secretName that is none is refused', () => {
  expect(codes({ secretName: 'Shop_DB' })).toEqual(['eso/secret-name error']);
});

test.each([0, 1.5])('a refresh of %s seconds is refused', (seconds) => {
  expect(codes({ refresh: Duration.millis(seconds * 1000) })).toEqual(['eso/refresh-interval error']);
});

test('an immutable Secret that is read again is warned of', () => {
  expect(codes({ immutable: true })).toEqual(['eso/immutable-refresh warning']);
});

test('an immutable Secret that is read once is fine', () => {
  expect(codes({ immutable: true, refresh: 'once' })).toEqual([]);
});

test.each(['Orphan', 'Merge', 'CreateOrMerge'] as const)(
  'a Secret of creationPolicy %s cannot be deleted with its values',
  (creationPolicy) => {
    expect(codes({ creationPolicy, deletionPolicy: 'Delete' })).toEqual(['eso/deletion-policy error']);
  },
);

test.each(['Retain', 'Merge', 'Delete'] as const)('an owned Secret can have deletionPolicy %s', (deletionPolicy) => {
  expect(codes({ deletionPolicy })).toEqual([]);
});

test.each([
  ['Retain', []],
  ['Merge', ['eso/deletion-never-acts warning']],
  ['Delete', ['eso/deletion-never-acts warning']],
] as const)('deletionPolicy %s of a provider that never says that a value is gone', (deletionPolicy, expected) => {
  const silent = { store: store({ reportsMissing: false }), deletionPolicy };

  expect(codes(silent)).toEqual(expected);
});

test.each([
  ['of its namespace', 'shop', []],
  ['of another namespace', 'ops', ['eso/store-namespace error']],
])('a SecretStore %s', (_, namespace, expected) => {
  expect(codes({ store: SecretStore.fromName({ name: 'esc', namespace }) })).toEqual(expected);
});

test('a store that several entries use is refused once', () => {
  const foreign = SecretStore.fromName({ name: 'esc', namespace: 'ops' });
  const data = ['a', 'b'].map((key) => ({ secretKey: key, remoteRef: { key }, store: foreign }));

  expect(codes({ data })).toEqual(['eso/store-namespace error']);
});

import type { Property } from '../../../lib/stores/store';
import { vault } from '../../support/vault';

const VERSION = '0123456789abcdef0123456789abcdef';

test('a secret is the newest version of it, as it is', () => {
  const store = vault();

  expect(store.secret('db-password')).toEqual({
    store,
    path: 'secret/db-password',
    csiObject: { fields: { objectName: 'db-password', objectType: 'secret' } },
    remoteRef: { key: 'secret/db-password' },
  });
});

test('a version is pinned for both', () => {
  expect(vault().secret('db-password', { version: VERSION })).toMatchObject({
    path: `secret/db-password?version=${VERSION}`,
    csiObject: { fields: { objectVersion: VERSION } },
    remoteRef: { version: VERSION },
  });
});

test('base64 is decoded by both', () => {
  expect(vault().secret('keytab', { encoding: 'base64' })).toMatchObject({
    path: 'secret/keytab?encoding=base64',
    csiObject: { fields: { objectEncoding: 'base64' } },
    remoteRef: { key: 'secret/keytab', decodingStrategy: 'Base64' },
  });
});

test('hex is decoded by the CSI provider alone', () => {
  expect(vault().secret('seed', { encoding: 'hex' })).toMatchObject({
    csiObject: { fields: { objectEncoding: 'hex' } },
    remoteRef: { unavailable: 'External Secrets Operator decodes base64, but not hex' },
  });
});

test('text needs no decoding, so that saying so changes nothing', () => {
  const store = vault();

  expect(store.secret('db-password', { encoding: 'utf-8' })).toEqual(store.secret('db-password'));
});

test('one field of a JSON secret comes from External Secrets Operator alone, whatever its key', () => {
  expect(vault().secret('db', { field: 'users.admin', version: VERSION })).toMatchObject({
    path: `secret/db?version=${VERSION}#users.admin`,
    csiObject: { unavailable: 'the Azure CSI provider 1.8.2 mounts whole secrets and cannot pick one field' },
    remoteRef: { key: 'secret/db', property: 'users\\.admin', version: VERSION },
  });
});

test('a certificate is its public part, which only the CSI provider has in PEM', () => {
  expect(vault().certificate('tls')).toMatchObject({
    path: 'certificate/tls',
    csiObject: { fields: { objectName: 'tls', objectType: 'cert' } },
    remoteRef: { unavailable: expect.stringContaining('DER') },
  });
});

test('a key is its public half, which only the CSI provider has in PEM', () => {
  expect(vault().key('signing', { version: VERSION })).toMatchObject({
    path: `key/signing?version=${VERSION}`,
    csiObject: { fields: { objectName: 'signing', objectType: 'key', objectVersion: VERSION } },
    remoteRef: { unavailable: expect.stringContaining('JWK') },
  });
});

test('a certificate with its key is PEM, which the operator has only where the vault has it', () => {
  const store = vault();

  expect(store.certificateWithKey('tls')).toMatchObject({
    path: 'certificate-with-key/tls',
    csiObject: { fields: { objectName: 'tls', objectType: 'secret' } },
    remoteRef: { unavailable: expect.stringContaining('PKCS#12') },
  });
  expect(store.certificateWithKey('tls', { keptAs: 'pem', version: VERSION })).toMatchObject({
    csiObject: { fields: { objectName: 'tls', objectType: 'secret', objectVersion: VERSION } },
    remoteRef: { key: 'secret/tls', version: VERSION },
  });
});

test('as PKCS#12 a certificate with its key arrives binary', () => {
  expect(vault().certificateWithKey('tls', { format: 'pfx' })).toMatchObject({
    path: 'certificate-with-key/tls?format=pfx',
    csiObject: { fields: { objectType: 'secret', objectFormat: 'pfx', objectEncoding: 'base64' } },
    remoteRef: { key: 'secret/tls', decodingStrategy: 'Base64' },
  });
});

test('nobody makes PKCS#12 of PEM', () => {
  expect(vault().certificateWithKey('tls', { format: 'pfx', keptAs: 'pem' }).problem).toBe(
    'the vault keeps the certificate as PEM, and nobody makes PKCS#12 of it',
  );
});

test.each(['a', '0', 'A-b-C', '-', 'a'.repeat(127)])('"%s" names an object', (name) => {
  expect(properties(name).map(({ problem }) => problem)).toEqual([undefined, undefined, undefined, undefined]);
});

test.each(['', 'a'.repeat(128), 'db_password', 'db/password', 'db.password', 'größe', 'a\n'])(
  '%j names no object',
  (name) => {
    const [secret] = properties(name);

    expect(secret?.problem).toBe(
      `${JSON.stringify(name)} is no name of a secret: write 1 to 127 ASCII letters, digits and dashes`,
    );
    expect(properties(name).every(({ problem }) => problem !== undefined)).toBe(true);
  },
);

test('everything that is wrong with a reference is told at once', () => {
  expect(vault().secret('a b', { version: '3', field: '' }).problem?.split('\n')).toEqual([
    '"a b" is no name of a secret: write 1 to 127 ASCII letters, digits and dashes',
    '"3" is no version of a secret: write its 32 hexadecimal digits',
    'the field is empty: leave it out for the whole secret',
  ]);
});

function properties(name: string): Property[] {
  const store = vault();
  return [store.secret(name), store.certificate(name), store.certificateWithKey(name), store.key(name)];
}

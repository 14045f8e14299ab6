import type { VaultSecretOptions } from '../../../lib/stores/hashicorp-vault/secret';
import { HashicorpVault, type HashicorpVaultProps } from '../../../lib/stores/hashicorp-vault/vault';
import { vaultKubernetes } from '../../support/identities';
import { shop } from '../../support/identity';

test('a secret of version 2 is asked for below data by the driver, and without it by the operator', () => {
  const store = vault();

  expect(store.secret('shop/db', 'password')).toEqual({
    store,
    path: 'shop/db#password',
    csiObject: { fields: { secretPath: '/v1/secret/data/shop/db', secretKey: 'password' } },
    remoteRef: { key: 'shop/db', property: 'password' },
  });
});

test('a secret of version 1 is asked for right below the mount', () => {
  expect(vault({ version: 'v1' }).secret('shop/db', 'password').csiObject).toMatchObject({
    fields: { secretPath: '/v1/secret/shop/db' },
  });
});

test('a mount called like the version of the API is no version of the API', () => {
  expect(vault({ mount: 'v1' }).secret('db', 'password').csiObject).toMatchObject({
    fields: { secretPath: '/v1/v1/data/db' },
  });
});

test('a version is part of the path to the driver, and text to the operator', () => {
  expect(vault().secret('db', 'password', { version: 3 })).toMatchObject({
    path: 'db?version=3#password',
    csiObject: { fields: { secretPath: '/v1/secret/data/db?version=3' } },
    remoteRef: { key: 'db', version: '3' },
  });
});

test('a key is one key, bare for the driver and escaped for the operator', () => {
  expect(vault().secret('db', 'tls.crt')).toMatchObject({
    csiObject: { fields: { secretKey: 'tls.crt' } },
    remoteRef: { property: 'tls\\.crt' },
  });
});

test.each(['db', 'shop/db', 'data/db', 'Shop EU/db+1', 'secrets/db', 'v1.2/..db'])('%s is a path', (path) => {
  expect(vault().secret(path, 'password').problem).toBeUndefined();
});

test.each<[string, string, VaultSecretOptions, string]>([
  ['', 'password', {}, '"" is no path of a secret'],
  ['/shop/db', 'password', {}, '"/shop/db" is no path of a secret'],
  ['shop/db/', 'password', {}, '"shop/db/" is no path of a secret'],
  ['shop//db', 'password', {}, '"shop//db" is no path of a secret'],
  ['shop/../db', 'password', {}, '"shop/../db" is no path of a secret'],
  ['.', 'password', {}, '"." is no path of a secret'],
  ['db?version=3', 'password', {}, '"db?version=3" is no path of a secret'],
  ['db\n', 'password', {}, '"db\\n" is no path of a secret'],
  ['secret/shop/db', 'password', {}, 'begins with the mount: write what follows "secret/"'],
  ['secret/data/shop/db', 'password', {}, 'begins with the mount'],
  ['db', '', {}, 'the key is empty'],
  ['db', 'password', { version: 0 }, '0 is no version'],
])('%j %j %j is no reference: %s', (path, key, options, problem) => {
  expect(vault().secret(path, key, options).problem).toContain(problem);
});

test('version 1 of the engine has no version to ask for', () => {
  expect(vault({ version: 'v1' }).secret('db', 'password', { version: 3 }).problem).toBe(
    'version 1 of the KV engine keeps no older versions',
  );
});

function vault(props: Partial<HashicorpVaultProps> = {}): HashicorpVault {
  return new HashicorpVault(shop(), 'store', {
    server: 'https://vault.example.com:8200',
    mount: 'secret',
    identity: vaultKubernetes(),
    ...props,
  });
}

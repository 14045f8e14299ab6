import { parse } from 'yaml';
import type { GoogleSecretOptions } from '../../../lib/stores/google-secret-manager/secret';
import { GoogleSecretManager } from '../../../lib/stores/google-secret-manager/secret-manager';
import { gcp } from '../../support/identities';
import { shop } from '../../support/identity';

test('a secret is a reference to the whole of its newest version, which the driver has to name', () => {
  const store = secretManager();

  expect(store.secret('db')).toEqual({
    store,
    path: 'db',
    csiObject: { fields: { resourceName: 'projects/acme-shop/secrets/db/versions/latest' } },
    remoteRef: { key: 'db' },
  });
});

test('a regional secret is named with its region to the driver, and without to the operator', () => {
  expect(secretManager('europe-west1').secret('db')).toMatchObject({
    csiObject: {
      fields: { resourceName: 'projects/acme-shop/locations/europe-west1/secrets/db/versions/latest' },
    },
    remoteRef: { key: 'db' },
  });
});

test.each<[string, GoogleSecretOptions]>([
  ['3', { version: 3 }],
  ['live', { version: { alias: 'live' } }],
])('version %s is the same to the driver and to the operator', (version, options) => {
  expect(secretManager().secret('db', options)).toMatchObject({
    path: `db?version=${version}`,
    csiObject: { fields: { resourceName: `projects/acme-shop/secrets/db/versions/${version}` } },
    remoteRef: { key: 'db', version },
  });
});

test('a field is one key, bare for the driver and escaped for the operator', () => {
  expect(secretManager().secret('db', { field: 'tls.crt' })).toMatchObject({
    path: 'db#tls.crt',
    csiObject: { fields: { extractJSONKey: 'tls.crt' } },
    remoteRef: { key: 'db', property: 'tls\\.crt' },
  });
});

test('a class lists every file by its path in the mount', () => {
  const store = secretManager();

  const { secrets = '' } = store.csi.parameters([
    { fileName: 'user', property: store.secret('db', { field: 'user' }) },
    { fileName: 'tls/ca.crt', property: store.secret('ca') },
  ]);

  expect(parse(secrets)).toEqual([
    { path: 'user', resourceName: 'projects/acme-shop/secrets/db/versions/latest', extractJSONKey: 'user' },
    { path: 'tls/ca.crt', resourceName: 'projects/acme-shop/secrets/ca/versions/latest' },
  ]);
});

test.each<[string, GoogleSecretOptions]>([
  ['Db_password-2', {}],
  ['a'.repeat(255), {}],
  ['db', { version: 1 }],
  ['db', { version: { alias: 'Live_2' } }],
])('%s %j is a reference', (name, options) => {
  expect(secretManager().secret(name, options).problem).toBeUndefined();
});

test.each<[string, GoogleSecretOptions, string]>([
  ['', {}, '"" is no name of a secret'],
  ['shop/db', {}, '"shop/db" is no name of a secret'],
  ['projects/acme-shop/secrets/db', {}, 'is no name of a secret'],
  ['a'.repeat(256), {}, 'is no name of a secret'],
  ['db', { version: 0 }, '0 is no version'],
  ['db', { version: 1.5 }, '1.5 is no version'],
  ['db', { version: { alias: '3' } }, '"3" is no alias of a version'],
  ['db', { field: '' }, 'the field is empty'],
])('%s %j is no reference: %s', (name, options, problem) => {
  expect(secretManager().secret(name, options).problem).toContain(problem);
});

function secretManager(location?: string): GoogleSecretManager {
  return new GoogleSecretManager(shop(), 'store', { project: 'acme-shop', location, identity: gcp() });
}

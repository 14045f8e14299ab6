import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import type { AzureKeyVaultProps } from '../../../lib/stores/azure-key-vault/azure-key-vault';
import { CLIENT_ID, codesOf } from '../../support/identity';
import { anyText } from '../../support/property-paths';
import { TENANT_ID, vault } from '../../support/vault';

const PARSERS: [string, (text: string) => unknown][] = [
  ['yaml (YAML 1.2)', (text) => parse(text)],
  ['yaml (YAML 1.1)', (text) => parse(text, { version: '1.1' })],
  ['js-yaml', (text) => load(text)],
];

test('a class is a vault, an identity and a list of strings', () => {
  const store = vault();

  const parameters = store.csi.parameters([
    { fileName: 'password', property: store.secret('db-password') },
    { fileName: 'tls.pem', property: store.certificateWithKey('tls') },
  ]);

  expect(parameters).toEqual({
    keyvaultName: 'acme-prod',
    tenantID: TENANT_ID,
    clientID: CLIENT_ID,
    objects: `array:
- |
  objectAlias: "password"
  objectName: "db-password"
  objectType: "secret"
- |
  objectAlias: "tls.pem"
  objectName: "tls"
  objectType: "secret"
`,
  });
});

test('a cloud is named where it is not the one that the provider takes by itself', () => {
  expect(parameters({ cloud: 'AzureChinaCloud' }).cloudName).toBe('AzureChinaCloud');
  expect(parameters({ cloud: 'AzurePublicCloud' })).not.toHaveProperty('cloudName');
});

test('with the identity of the nodes no client id makes the provider look for tokens', () => {
  const { objects: _, ...rest } = parameters({ identity: { kind: 'vm-managed-identity', clientId: CLIENT_ID } });

  expect(rest).toEqual({
    keyvaultName: 'acme-prod',
    tenantID: TENANT_ID,
    useVMManagedIdentity: 'true',
    userAssignedIdentityID: CLIENT_ID,
  });
});

test("the nodes' own identity needs no id", () => {
  expect(parameters({ identity: { kind: 'vm-managed-identity' } })).not.toHaveProperty('userAssignedIdentityID');
});

test.each(PARSERS)('%s reads strings, and in each the object that went in, whatever the file', (_, read) => {
  const store = vault();
  const anyFile = fc.record({ fileName: anyText, name: fc.stringMatching(/^[0-9A-Za-z-]{1,20}$/) });
  fc.assert(
    fc.property(fc.array(anyFile, { minLength: 1 }), (files) => {
      const { objects = '' } = store.csi.parameters(
        files.map(({ fileName, name }) => ({ fileName, property: store.secret(name) })),
      );

      const { array } = read(objects) as { array: string[] };

      expect(array.map(read)).toEqual(
        files.map(({ fileName, name }) => ({ objectAlias: fileName, objectName: name, objectType: 'secret' })),
      );
    }),
  );
});

test.each([
  ['a..b', true],
  ['..', true],
  ['a.b.c', false],
])('a file called "%s" is refused: %s', (fileName, isRefused) => {
  const store = vault();

  store.csi.parameters([{ fileName, property: store.secret('db-password') }]);

  expect(codesOf(store)).toEqual(isRefused ? ['azure-key-vault/file-name error'] : []);
});

function parameters(props: Partial<AzureKeyVaultProps>) {
  const store = vault(props);
  return store.csi.parameters([{ fileName: 'password', property: store.secret('db-password') }]);
}

import { WorkloadIdentity } from '../../../lib/identity/workload-identity';
import type { AzureKeyVaultProps } from '../../../lib/stores/azure-key-vault/azure-key-vault';
import { CLIENT_ID, codesOf, shop } from '../../support/identity';
import { TENANT_ID, vault } from '../../support/vault';

test('a vault is known by its host name', () => {
  expect(vault().address).toBe('acme-prod.vault.azure.net');
  expect(vault({ cloud: 'AzureUSGovernmentCloud' }).address).toBe('acme-prod.vault.usgovcloudapi.net');
  expect(vault({ cloud: 'AzureChinaCloud' }).address).toBe('acme-prod.vault.azure.cn');
});

test('both ways to read a vault sign in as the identity, without any credential', () => {
  const { csi, externalSecrets, identity } = vault();

  expect([csi.identity, externalSecrets.identity]).toEqual([identity, identity]);
  expect([...csi.credentials, ...externalSecrets.credentials]).toEqual([]);
});

test('the identity of the nodes is no ServiceAccount', () => {
  const { csi, externalSecrets } = vault({ identity: { kind: 'vm-managed-identity' } });

  expect([csi.identity, externalSecrets.identity]).toEqual([undefined, undefined]);
});

test.each(['abc', 'Acme-Prod-1', 'a'.repeat(24)])('"%s" is a vault', (vaultName) => {
  expect(codesOf(vault({ vaultName }))).toEqual([]);
});

test.each(['', 'ab', 'a'.repeat(25), '1acme', 'acme-', '-acme', 'acme--prod', 'acme_prod', 'acme.vault.azure.net'])(
  '"%s" is no vault',
  (vaultName) => {
    expect(codesOf(vault({ vaultName }))).toEqual(['azure-key-vault/vault-name error']);
  },
);

test('a tenant is told by its id, not by its domain', () => {
  expect(codesOf(vault({ tenantId: 'acme.onmicrosoft.com' }))).toEqual(['azure-key-vault/invalid-id error']);
});

test('an identity of another tenant could not open the vault', () => {
  expect(codesOf(vault({ identity: identityOf(CLIENT_ID) }))).toEqual(['azure-key-vault/tenant error']);
  expect(codesOf(vault({ identity: identityOf(TENANT_ID) }))).toEqual([]);
});

test('the identity of the nodes is a warning', () => {
  const identity = { kind: 'vm-managed-identity', clientId: CLIENT_ID } as const;

  expect(codesOf(vault({ identity }))).toEqual(['azure-key-vault/vm-identity warning']);
});

test('the client id of the nodes has to be one', () => {
  const identity = { kind: 'vm-managed-identity', clientId: 'nodes' } as const;

  expect(codesOf(vault({ identity }))).toContain('azure-key-vault/invalid-id error');
});

test('the compiler refuses the identity of another cloud, and a value', () => {
  const other = WorkloadIdentity.pulumi(shop(), 'checkout', { organization: 'acme' });
  // @ts-expect-error: Pulumi Cloud trusts it, Entra does not
  const identity: AzureKeyVaultProps['identity'] = other;
  // @ts-expect-error: there is no field for a client secret
  const withSecret: AzureKeyVaultProps['identity'] = { kind: 'vm-managed-identity', clientSecret: 'c4n4ry' };

  expect([identity, withSecret]).toHaveLength(2);
});

function identityOf(tenantId: string) {
  return WorkloadIdentity.azure(shop(), 'checkout', { clientId: CLIENT_ID, tenantId });
}

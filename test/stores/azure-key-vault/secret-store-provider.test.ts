import { WorkloadIdentity } from '../../../lib/identity/workload-identity';
import type { AzureKeyVaultProps } from '../../../lib/stores/azure-key-vault/azure-key-vault';
import { CLIENT_ID, shop } from '../../support/identity';
import { TENANT_ID, vault } from '../../support/vault';

test('a SecretStore signs in as the ServiceAccount beside it, and says what the API server would add', () => {
  expect(vault().externalSecrets.provider('SecretStore')).toEqual({
    azurekv: {
      authType: 'WorkloadIdentity',
      environmentType: 'PublicCloud',
      serviceAccountRef: { name: 'checkout' },
      tenantId: TENANT_ID,
      useAzureSDK: false,
      vaultUrl: 'https://acme-prod.vault.azure.net',
    },
  });
});

test('a ClusterSecretStore says where the ServiceAccount lies', () => {
  expect(vault().externalSecrets.provider('ClusterSecretStore')).toMatchObject({
    azurekv: { serviceAccountRef: { name: 'checkout', namespace: 'shop' } },
  });
});

test('a tenant that the ServiceAccount names is not named twice', () => {
  const identity = WorkloadIdentity.azure(shop(), 'checkout', { clientId: CLIENT_ID, tenantId: TENANT_ID });

  expect(providerOf({ identity })).not.toHaveProperty('tenantId');
});

test('another cloud has another address and another name', () => {
  expect(providerOf({ cloud: 'AzureUSGovernmentCloud' })).toMatchObject({
    environmentType: 'USGovernmentCloud',
    vaultUrl: 'https://acme-prod.vault.usgovcloudapi.net',
  });
});

test('the operator can sign in as its node', () => {
  expect(providerOf({ identity: { kind: 'vm-managed-identity', clientId: CLIENT_ID } })).toEqual({
    authType: 'ManagedIdentity',
    environmentType: 'PublicCloud',
    identityId: CLIENT_ID,
    useAzureSDK: false,
    vaultUrl: 'https://acme-prod.vault.azure.net',
  });
});

function providerOf(props: Partial<AzureKeyVaultProps>) {
  return vault(props).externalSecrets.provider('SecretStore').azurekv;
}

import { reportFinding } from '../../core/report-finding.ts';
import { AZURE_VAULT_NAME } from '../../upstream/azure-key-vault.ts';
import { AZURE_GUID } from '../../upstream/azure-workload-identity.ts';
import type { AzureKeyVault } from './azure-key-vault.ts';

/** Reports everything that is wrong with a vault's name, its tenant and who reads it. */
export function checkVault(vault: AzureKeyVault): void {
  const { identity, tenantId } = vault;
  checkName(vault);
  checkId(vault, 'tenantId', tenantId);
  if (identity.kind !== 'vm-managed-identity') {
    checkTenant(vault, identity.trust.tenantId);
    return;
  }
  checkId(vault, 'clientId', identity.clientId);
  reportVmIdentity(vault);
}

function checkName(vault: AzureKeyVault): void {
  const { vaultName } = vault;
  if (AZURE_VAULT_NAME.pattern.test(vaultName)) return;
  reportFinding(vault, {
    code: 'azure-key-vault/vault-name',
    severity: 'error',
    problem: `"${vaultName}" is no name of a Key Vault.`,
    cause: "It is the first part of the vault's address, where nobody would answer.",
    mend: `Write ${AZURE_VAULT_NAME.allowed}.`,
  });
}

function checkId(vault: AzureKeyVault, prop: string, id: string | undefined): void {
  if (id === undefined || AZURE_GUID.pattern.test(id)) return;
  reportFinding(vault, {
    code: 'azure-key-vault/invalid-id',
    severity: 'error',
    problem: `The ${prop} "${id}" of ${vault.address} is no GUID.`,
    cause: 'Microsoft Entra knows nothing of that id, so nothing could be read.',
    mend: `Write it like "${AZURE_GUID.example}".`,
  });
}

function checkTenant(vault: AzureKeyVault, annotated: string | undefined): void {
  const { address, tenantId } = vault;
  if (annotated === undefined || annotated === tenantId) return;
  reportFinding(vault, {
    code: 'azure-key-vault/tenant',
    severity: 'error',
    problem: `The identity of ${address} signs in to tenant "${annotated}", and the vault belongs to "${tenantId}".`,
    cause: 'A vault takes tokens of its own tenant only.',
    mend: 'Leave the `tenantId` of the identity out, or give the vault an identity of its own tenant.',
  });
}

function reportVmIdentity(vault: AzureKeyVault): void {
  reportFinding(vault, {
    code: 'azure-key-vault/vm-identity',
    severity: 'warning',
    problem: `${vault.address} is read with the identity of the nodes.`,
    cause: 'Every pod on them can sign in as it, and read the whole vault.',
    mend: 'Give the vault an `identity` of its readers: WorkloadIdentity.azure(…).',
  });
}

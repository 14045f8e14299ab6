import { reportFinding } from '../../core/report-finding.ts';
import { AZURE_DEFAULT_CLOUD } from '../../upstream/azure-key-vault.ts';
import { AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2 } from '../../upstream/azure-key-vault-csi-provider.ts';
import { objectList } from '../object-list.ts';
import type { CsiSource, MountedFile } from '../store.ts';
import type { AzureKeyVault } from './azure-key-vault.ts';

/** How the Azure Key Vault CSI provider 1.8.2 reads a vault. */
export function csiSource(vault: AzureKeyVault): CsiSource {
  const { identity } = vault;
  return {
    profile: AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2,
    credentials: [],
    identity: identity.kind === 'vm-managed-identity' ? undefined : identity,
    parameters: (files) => secretProviderClassParameters(vault, files),
  };
}

/** `clientID` never stands beside a node's identity: the provider would look for tokens all the same, and fail without. */
function secretProviderClassParameters(
  vault: AzureKeyVault,
  files: readonly MountedFile[],
): Readonly<Record<string, string>> {
  const { cloud, tenantId, vaultName } = vault;
  checkFileNames(vault, files);
  return {
    keyvaultName: vaultName,
    tenantID: tenantId,
    ...(cloud === AZURE_DEFAULT_CLOUD ? {} : { cloudName: cloud }),
    ...signIn(vault),
    objects: objectStrings(files),
  };
}

function signIn({ identity }: AzureKeyVault): Readonly<Record<string, string>> {
  if (identity.kind !== 'vm-managed-identity') return { clientID: identity.trust.clientId };
  const { clientId } = identity;
  return { useVMManagedIdentity: 'true', ...(clientId === undefined ? {} : { userAssignedIdentityID: clientId }) };
}

/** A list of strings, each of them the YAML of one object: a list of maps is refused. */
function objectStrings(files: readonly MountedFile[]): string {
  return `array:\n${objectList(files, 'objectAlias').replaceAll(/^- /gm, '- |\n  ')}`;
}

function checkFileNames(vault: AzureKeyVault, files: readonly MountedFile[]): void {
  for (const { fileName } of files) {
    if (!fileName.includes('..')) continue;
    reportFinding(vault, {
      code: 'azure-key-vault/file-name',
      severity: 'error',
      problem: `The file "${fileName}" has two dots in a row.`,
      cause: `The Azure CSI provider ${AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2.version} takes them for the way out of the volume, so the pod would stay in ContainerCreating.`,
      mend: 'Choose another name for the file.',
    });
  }
}

import type { Chart } from 'cdk8s';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { AzureKeyVault, type AzureKeyVaultProps } from '../../lib/stores/azure-key-vault/azure-key-vault';
import { CLIENT_ID, shop } from './identity';

/** The tenant of {@link vault}. */
export const TENANT_ID = '99999999-2222-3333-4444-555555555555';

/** The vault `acme-prod`, read as ServiceAccount `shop/checkout`. */
export function vault(props: Partial<AzureKeyVaultProps> = {}, chart: Chart = shop()): AzureKeyVault {
  return new AzureKeyVault(chart, 'vault', {
    vaultName: 'acme-prod',
    tenantId: TENANT_ID,
    identity: props.identity ?? WorkloadIdentity.azure(chart, 'checkout', { clientId: CLIENT_ID }),
    ...props,
  });
}

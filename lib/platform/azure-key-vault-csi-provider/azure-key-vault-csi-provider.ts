import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { AZURE_KEY_VAULT_CSI_PROVIDER as UPSTREAM } from '../../upstream/azure-key-vault-csi-provider.ts';
import { providerMetadata } from '../csi-provider/daemon-set.ts';
import { csiProviderProblems } from '../csi-provider/props-problems.ts';
import { addManifest } from '../manifest.ts';
import { serviceAccount } from '../rbac.ts';
import { linuxDaemonSet, windowsDaemonSet } from './daemon-sets.ts';
import type { AzureKeyVaultCsiProviderProps } from './props.ts';

/**
 * The Azure Key Vault provider 1.8.2 for the Secrets Store CSI driver. AKS has one of its own, as an add-on: install one of them.
 *
 * Behaves as upstream's chart 1.8.2; what differs on purpose stands in `docs/upstream-differences.md`. It has no role, because
 * it never calls the Kubernetes API; classes that sign in with workload identity need `api://AzureADTokenExchange` among the
 * driver's `tokenRequests`.
 */
export class AzureKeyVaultCsiProvider extends Construct {
  constructor(scope: Construct, id: string, props: AzureKeyVaultCsiProviderProps = {}) {
    super(scope, id);
    for (const problem of csiProviderProblems(props)) reportFinding(this, problem);

    addManifest(this, 'ServiceAccount', serviceAccount(providerMetadata(UPSTREAM, props, UPSTREAM.serviceAccount)));
    addManifest(this, 'DaemonSet', linuxDaemonSet(props));
    if (props.windows) addManifest(this, 'DaemonSet-windows', windowsDaemonSet(props));
  }
}

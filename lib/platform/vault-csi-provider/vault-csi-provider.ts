import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { VAULT_CSI_PROVIDER as UPSTREAM } from '../../upstream/vault-csi-provider.ts';
import { addCsiProvider } from '../csi-provider/add-csi-provider.ts';
import { providerMetadata } from '../csi-provider/daemon-set.ts';
import { csiProviderProblems } from '../csi-provider/props-problems.ts';
import { addManifest } from '../manifest.ts';
import { role, roleBinding } from '../rbac.ts';
import { vaultDaemonSet } from './daemon-set.ts';
import type { VaultCsiProviderProps } from './props.ts';

/**
 * The HashiCorp Vault provider 1.7.4 for the Secrets Store CSI driver, without the Vault Agent that upstream's chart puts beside it.
 *
 * Its image is under the Business Source License 1.1, unlike those of the other providers. Without the agent nothing is cached:
 * dynamic secrets are issued anew at every mount and every rotation.
 */
export class VaultCsiProvider extends Construct {
  constructor(scope: Construct, id: string, props: VaultCsiProviderProps) {
    super(scope, id);
    for (const problem of csiProviderProblems(props)) reportFinding(this, problem);

    addCsiProvider(this, UPSTREAM, props, {
      daemonSet: vaultDaemonSet(props),
      uses: props.tokensFromDriver ? [] : ['make-tokens'],
    });
    this.addHmacRole(props);
  }

  /** Versions are hashed with a key that all nodes share: the first provider makes it, the others read it. */
  private addHmacRole(props: VaultCsiProviderProps): void {
    const metadata = providerMetadata(UPSTREAM, props, `${UPSTREAM.serviceAccount}-hmac`);
    const secrets = { apiGroups: [''], resources: ['secrets'] };
    const rules = [
      { ...secrets, resourceNames: [UPSTREAM.hmacSecretName], verbs: ['get'] },
      // A right to create has no names: the API server does not know them when it asks.
      { ...secrets, verbs: ['create'] },
    ];
    const subject = { name: UPSTREAM.serviceAccount, namespace: metadata.namespace };
    addManifest(this, 'HmacRole', role(metadata, rules));
    addManifest(this, 'HmacRoleBinding', roleBinding(metadata, metadata.name, subject));
  }
}

import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { PULUMI_ESC_CSI_PROVIDER as UPSTREAM } from '../../upstream/pulumi-esc-csi-provider.ts';
import { LINUX_LAYOUT } from '../../upstream/secrets-store-csi-driver.ts';
import { addManifest } from '../manifest.ts';
import { serviceAccount } from '../rbac.ts';
import { authSecretRoles } from './auth-secret-roles.ts';
import { providerDaemonSet } from './daemon-set.ts';
import { ownMetadata } from './metadata.ts';
import type { PulumiEscCsiProviderProps } from './props.ts';
import { providerPropsProblems } from './props-problems.ts';

/**
 * The Pulumi ESC provider 0.1.1 for the Secrets Store CSI driver.
 *
 * Behaves as upstream's chart 0.1.6; what differs on purpose stands in `docs/upstream-differences.md`.
 */
export class PulumiEscCsiProvider extends Construct {
  constructor(scope: Construct, id: string, props: PulumiEscCsiProviderProps) {
    super(scope, id);
    const namespace = props.namespace ?? UPSTREAM.namespace;
    const providersDir = props.providersDir ?? LINUX_LAYOUT.providersDir;
    for (const problem of providerPropsProblems(props)) reportFinding(this, problem);

    addManifest(this, 'ServiceAccount', serviceAccount(ownMetadata(namespace)));
    addManifest(this, 'DaemonSet', providerDaemonSet(namespace, providersDir, props));
    for (const { namespace: secretNamespace, role, binding } of authSecretRoles(namespace, props.authSecrets)) {
      addManifest(this, `Role-${secretNamespace}`, role);
      addManifest(this, `RoleBinding-${secretNamespace}`, binding);
    }
  }
}

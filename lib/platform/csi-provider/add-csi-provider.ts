import type { Construct } from 'constructs';
import type { CsiProviderDeployment } from '../../upstream/csi-provider-deployment.ts';
import { addManifest, type Manifest } from '../manifest.ts';
import { serviceAccount } from '../rbac.ts';
import { providerMetadata } from './daemon-set.ts';
import type { CsiProviderProps, ServiceAccountAccess } from './props.ts';
import { type ServiceAccountUse, serviceAccountRoles } from './service-account-roles.ts';

/** What a provider that works with ServiceAccounts of pods consists of, besides a ServiceAccount of its own. */
export interface CsiProviderParts {
  readonly daemonSet: Manifest;
  /** What it does with the ServiceAccounts of pods. */
  readonly uses: readonly ServiceAccountUse[];
}

/** Puts a provider into the tree. */
export function addCsiProvider(
  scope: Construct,
  upstream: CsiProviderDeployment,
  props: CsiProviderProps & ServiceAccountAccess,
  { daemonSet, uses }: CsiProviderParts,
): void {
  const own = providerMetadata(upstream, props, upstream.serviceAccount);
  addManifest(scope, 'ServiceAccount', serviceAccount(own));
  addManifest(scope, 'DaemonSet', daemonSet);
  const metadata = { ...own, name: `${upstream.serviceAccount}-accounts` };
  for (const { namespace, role, binding } of serviceAccountRoles(metadata, own, uses, props)) {
    const where = namespace === undefined ? '' : `-${namespace}`;
    addManifest(scope, `${role.kind}${where}`, role);
    addManifest(scope, `${binding.kind}${where}`, binding);
  }
}

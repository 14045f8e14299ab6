import type { Construct } from 'constructs';
import type { CsiProviderDeployment } from '../../upstream/csi-provider-deployment';
import { addManifest, type Manifest } from '../manifest';
import { serviceAccount } from '../rbac';
import { providerMetadata } from './daemon-set';
import type { CsiProviderProps, ServiceAccountAccess } from './props';
import { type ServiceAccountUse, serviceAccountRoles } from './service-account-roles';

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

import { ServiceAccount } from 'cdk8s-plus-30';
import type { ExistingObject } from '../core/existing-object.ts';
import type { WorkloadIdentity } from '../identity/workload-identity.ts';
import type { Cluster } from './cluster.ts';
import type { Platform } from './platform/platform.ts';

/** What is there without the fleet: what the cluster declares, and what constructs take by name as somebody else's. */
export function existingObjectsOf(
  { props }: Cluster,
  { foreignStores, identities }: Platform,
): readonly ExistingObject[] {
  return [...(props.existingObjects ?? []), ...foreignStores, ...identities.flatMap(existingAccount)];
}

/** The account of `existingAccount`; none where the identity makes one. */
function existingAccount({ account, accountName: name, namespace }: WorkloadIdentity): readonly ExistingObject[] {
  return account instanceof ServiceAccount ? [] : [{ kind: 'ServiceAccount', name, namespace }];
}

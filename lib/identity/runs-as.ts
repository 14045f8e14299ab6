import { ApiObject } from 'cdk8s';
import type { AbstractPod } from 'cdk8s-plus-30';
import type { WorkloadIdentity } from './workload-identity.ts';

/**
 * Why a workload's pods do not run as an identity, as a clause; undefined when they do.
 *
 * CSI providers sign in with the token of the pod's own ServiceAccount, which cdk8s-plus takes at construction only:
 * `serviceAccount: identity.account`.
 */
export function runsAsProblem(workload: AbstractPod, { accountName, namespace }: WorkloadIdentity): string | undefined {
  const own = ApiObject.of(workload).metadata.namespace ?? 'default';
  if (own !== namespace)
    return `its pods lie in namespace "${own}" and ServiceAccount "${accountName}" in "${namespace}"`;
  const name = workload.serviceAccount?.name ?? 'default';
  return name === accountName ? undefined : `its pods run as ServiceAccount "${name}", not as "${accountName}"`;
}

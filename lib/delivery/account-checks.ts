import { ApiObject } from 'cdk8s';
import { type AbstractPod, ServiceAccount } from 'cdk8s-plus-30';
import { reportFinding } from '../core/report-finding.ts';

/** Reports a workload that runs as a ServiceAccount of this program in another namespace. */
export function checkAccount(workload: AbstractPod): void {
  const { serviceAccount } = workload;
  if (!(serviceAccount instanceof ServiceAccount)) return;
  const own = namespaceOf(ApiObject.of(workload));
  const namespace = namespaceOf(ApiObject.of(serviceAccount));
  if (own === namespace) return;
  reportFinding(workload, {
    code: 'binding/account-namespace',
    severity: 'error',
    problem: `${workload.kind} "${workload.name}" of namespace "${own}" runs as ServiceAccount "${namespace}/${serviceAccount.name}".`,
    cause: `A pod names a ServiceAccount of its own namespace: the API server refuses it, serviceaccount "${serviceAccount.name}" not found.`,
    mend: `Make the identity where the workload is, with \`namespace: '${own}'\`, or leave \`serviceAccount\` out.`,
  });
}

function namespaceOf({ metadata }: ApiObject): string {
  return metadata.namespace ?? 'default';
}

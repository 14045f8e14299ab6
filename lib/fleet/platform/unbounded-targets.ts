import type { IConstruct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { ClusterExternalSecret } from '../../delivery/external-secrets/cluster-external-secret.ts';
import type { Cluster } from '../cluster.ts';

/**
 * Reports a ClusterExternalSecret whose namespaces only the API server knows, where the fleet's own operator may write Secrets
 * of the plan only.
 */
export function checkUnboundedTargets({ props }: Cluster, constructs: readonly IConstruct[]): void {
  const { externalSecretsOperator: operator } = props;
  const isNarrow = operator === undefined || operator.install?.kind === 'objects';
  const isWidened = operator?.install?.kind === 'objects' && operator.install.options.writes !== undefined;
  if (!isNarrow || isWidened) return;
  for (const one of constructs) {
    if (!(one instanceof ClusterExternalSecret) || !one.selectsByLabel) continue;
    reportFinding(one, {
      code: 'eso/unbounded-targets',
      severity: 'error',
      problem: `ClusterExternalSecret "${one.name}" selects namespaces by their labels.`,
      cause: `Nobody knows them at synth, so the operator gets no right to write Secret "${one.secretName}" there and would be refused.`,
      mend: 'Name them: `namespaces`. Or give the right yourself: Operator.installed({ writes: [{ namespace, names }] }).',
    });
  }
}

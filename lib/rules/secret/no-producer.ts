import { correctName, missingFindings } from '../references/missing.ts';
import type { Reference } from '../references/reference.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A Secret that something needs is made by somebody. */
export const producedSecrets: Rule = {
  code: 'secret/no-producer',
  severity: 'warning',
  check: (cluster): Iterable<RuleFinding> =>
    missingFindings(
      cluster,
      cluster.references().missing('Secret'),
      (one) => `${correctName(cluster, one)}, or ${otherwise(one)}`,
    ),
};

function otherwise({ namespace, use }: Reference): string {
  switch (use) {
    case 'variable':
    case 'variables':
    case 'mount':
      return 'bind a property, which makes the Secret: new Binding(workload, id, { property, … })';
    case 'merge':
      return "let the ExternalSecret make it: creationPolicy: 'Owner'";
    default:
      return `make the Secret in namespace "${namespace}" with an ExternalSecret or a SealedSecret`;
  }
}

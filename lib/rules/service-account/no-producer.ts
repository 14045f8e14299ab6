import { correctName, missingFindings } from '../references/missing.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A ServiceAccount that something runs as or signs in as is made by somebody. */
export const producedServiceAccounts: Rule = {
  code: 'service-account/no-producer',
  severity: 'warning',
  check: (cluster): Iterable<RuleFinding> =>
    missingFindings(
      cluster,
      cluster.references().missing('ServiceAccount'),
      (one) => `${correctName(cluster, one)}, or make the ServiceAccount in namespace "${one.namespace}"`,
    ),
};

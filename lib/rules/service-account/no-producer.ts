import { correctName, missingFinding } from '../references/missing.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A ServiceAccount that something runs as or signs in as is made by somebody. */
export const producedServiceAccounts: Rule = {
  code: 'service-account/no-producer',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    for (const reference of cluster.references().missing('ServiceAccount')) {
      const mend = `${correctName(cluster, reference)}, or make the ServiceAccount in namespace "${reference.namespace}"`;
      yield missingFinding(cluster, reference, mend);
    }
  },
};

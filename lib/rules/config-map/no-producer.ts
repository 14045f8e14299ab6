import { correctName, missingFinding } from '../references/missing.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A ConfigMap that something needs is made by somebody. */
export const producedConfigMaps: Rule = {
  code: 'config-map/no-producer',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    for (const reference of cluster.references().missing('ConfigMap')) {
      const mend = `${correctName(cluster, reference)}, or make the ConfigMap in namespace "${reference.namespace}"`;
      yield missingFinding(cluster, reference, mend);
    }
  },
};

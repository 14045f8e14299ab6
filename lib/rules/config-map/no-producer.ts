import { correctName, missingFindings } from '../references/missing.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A ConfigMap that something needs is made by somebody. */
export const producedConfigMaps: Rule = {
  code: 'config-map/no-producer',
  severity: 'warning',
  check: (cluster): Iterable<RuleFinding> =>
    missingFindings(
      cluster,
      cluster.references().missing('ConfigMap'),
      (one) => `${correctName(cluster, one)}, or make the ConfigMap in namespace "${one.namespace}"`,
    ),
};

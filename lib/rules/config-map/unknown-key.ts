import { unknownKeyFindings } from '../references/unknown-keys.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A key of a ConfigMap that something needs is in it. */
export const knownConfigMapKeys: Rule = {
  code: 'config-map/unknown-key',
  severity: 'error',
  check: (cluster): Iterable<RuleFinding> => unknownKeyFindings(cluster, 'ConfigMap'),
};

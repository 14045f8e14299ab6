import { unknownKeyFindings } from '../references/unknown-keys.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A key of a Secret that something needs is written by somebody. */
export const knownSecretKeys: Rule = {
  code: 'secret/unknown-key',
  severity: 'error',
  check: (cluster): Iterable<RuleFinding> => unknownKeyFindings(cluster, 'Secret'),
};

import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

const DRIVER_GROUP = 'secrets-store.csi.x-k8s.io';
const OPERATOR_GROUP = 'external-secrets.io';

/** What people write by hand keeps to what the cluster has, as what the plan chooses does. */
export const missingAddOns: Rule = {
  code: 'manifest/missing-add-on',
  severity: 'error',
  *check({ missing, objects }): Iterable<RuleFinding> {
    if (missing.driver === undefined && missing.operator === undefined) return;
    for (const { identity, path } of objects) {
      const { group } = identity;
      if (group !== DRIVER_GROUP && group !== OPERATOR_GROUP) continue;
      const reason = group === DRIVER_GROUP ? missing.driver : missing.operator;
      if (reason === undefined) continue;
      yield {
        path,
        problem: `${describe(identity)} has nobody to act on it: ${reason}.`,
        cause: 'The API server does not know its kind, or nothing ever reads it.',
        mend: 'Let the cluster have the add-on, or take the object away.',
      };
    }
  },
};

import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** No unit needs what a unit makes that waits for it. */
export const unitOrder: Rule = {
  code: 'gitops/unit-order',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const { by, from, kind, maker, name } of cluster.lateReferences()) {
      if (by !== 'unit') continue;
      yield {
        path: from.path,
        problem: `${describe(from.identity)} of unit "${from.unit}" needs ${kind} "${name}", which comes of ${describe(maker.identity)} of unit "${maker.unit}", and that unit waits for "${from.unit}".`,
        cause: `Unit "${from.unit}" gets healthy with the ${kind} alone, and unit "${maker.unit}" is synced once it is: neither ever gets there.`,
        mend: `Move ${describe(maker.identity)} into a unit of its own, or turn the dependency round: in the program, the unit "${from.unit}" depends on "${maker.unit}".`,
      };
    }
  },
};

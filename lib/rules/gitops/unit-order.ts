import { describe } from '../../core/manifest.ts';
import { describeNeed } from '../late-references.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** No unit needs what a unit makes that waits for it. */
export const unitOrder: Rule = {
  code: 'gitops/unit-order',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const late of cluster.lateReferences()) {
      const { by, from, kind, maker } = late;
      // The account of a store that several units share: the identity itself says how to mend that.
      if (by !== 'unit' || cluster.isTold('eso/shared-identity', maker.path)) continue;
      yield {
        path: from.path,
        problem: `${describe(from.identity)} of unit "${from.unit}" needs ${describeNeed(late)} of unit "${maker.unit}", which waits for "${from.unit}".`,
        cause: `Unit "${from.unit}" gets healthy with the ${kind} alone, and unit "${maker.unit}" is synced once it is: neither ever gets there.`,
        mend: `Say that the unit "${from.unit}" depends on "${maker.unit}", unit.addDependency(other), and not the other way round; or move ${describe(maker.identity)} into a unit of its own.`,
      };
    }
  },
};

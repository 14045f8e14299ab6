import { describe } from '../../core/manifest.ts';
import { describeNeed } from '../late-references.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** What runs in a phase of the sync needs nothing of a later one. */
export const hookOrder: Rule = {
  code: 'gitops/hook-order',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const late of cluster.lateReferences()) {
      const { by, from, kind, maker } = late;
      if (by !== 'phase') continue;
      const [phase, later] = [from, maker].map((object) => cluster.sync.stepOf(object)?.phase);
      yield {
        path: from.path,
        problem: `${describe(from.identity)} runs in the phase ${phase} and needs ${describeNeed(late)} in the phase ${later}.`,
        cause: `The first sync waits for it for ever, as it waits for the ${kind}; a later one runs it with what the sync before has left.`,
        mend: `Let it run in the phase ${later} in a later wave, argocd.argoproj.io/hook: ${later} and argocd.argoproj.io/sync-wave: '1'; or move ${describe(maker.identity)} into a unit that this one depends on.`,
      };
    }
  },
};

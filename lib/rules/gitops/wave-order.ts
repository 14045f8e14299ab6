import { describe } from '../../core/manifest.ts';
import { describeNeed } from '../late-references.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Within a unit, nothing stands in a wave before the one that makes what it needs. */
export const waveOrder: Rule = {
  code: 'gitops/wave-order',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const late of cluster.lateReferences()) {
      const { by, from, kind, maker } = late;
      if (by !== 'wave') continue;
      const waves = [from, maker].map((object) => cluster.sync.stepOf(object)?.wave ?? 0);
      yield {
        path: from.path,
        problem: `${describe(from.identity)} is in wave ${waves[0]} and needs ${describeNeed(late)} in wave ${waves[1]}.`,
        cause: `Argo CD leaves a wave once all of it is healthy: ${describe(from.identity)} waits for the ${kind}, and the wave of the ${kind} for it.`,
        mend: `Give it a wave of ${waves[1]} or higher, or ${describe(maker.identity)} a lower one: argocd.argoproj.io/sync-wave.`,
      };
    }
  },
};

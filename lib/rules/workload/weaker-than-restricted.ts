import { describe } from '../../core/manifest.ts';
import { podSecurityProblems } from '../../core/pod-security.ts';
import { podSecurityLevels } from '../pod-security-levels.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Where the policy says so, the program's own pods are what the Pod Security level `restricted` admits. */
export const restrictedPods: Rule = {
  code: 'workload/weaker-than-restricted',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const severity = cluster.unrestrictedPods;
    if (severity === 'accepted') return;
    const levels = podSecurityLevels(cluster);
    for (const { object, pod } of cluster.workloads) {
      const { identity } = object;
      const level = levels.get(identity.namespace ?? '');
      // What the namespace refuses is told of there.
      if (!cluster.isOwnUnit(object.unit) || level === 'restricted') continue;
      const problems = podSecurityProblems(pod, 'restricted');
      if (problems.length === 0 || (level !== undefined && podSecurityProblems(pod, level).length > 0)) continue;
      yield {
        severity,
        path: object.path,
        problem: `The Pod Security level "restricted" would refuse ${describe(identity)}: ${problems.join('; ')}.`,
        cause:
          'Whoever breaks into the process could do more on its node than it ever needs, and reach the secrets of others.',
        mend: "Mend that, or say why it has to be: allow(workload, 'workload/weaker-than-restricted', 'because …').",
      };
    }
  },
};

import { describe } from '../../core/manifest.ts';
import { type PodSecurityLevel, podSecurityProblems } from '../../core/pod-security.ts';
import { podSecurityLevels } from '../pod-security-levels.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Pods have to be what the Pod Security level admits that their namespace enforces. */
export const podSecurity: Rule = {
  code: 'manifest/pod-security',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const levels = podSecurityLevels(cluster);
    if (levels.size === 0) return;
    for (const { object, pod } of cluster.workloads) {
      const { identity } = object;
      const level = levels.get(identity.namespace ?? '');
      if (level === undefined) continue;
      const problems = podSecurityProblems(pod, level);
      if (problems.length === 0) continue;
      yield {
        path: object.path,
        problem: `The namespace of ${describe(identity)} enforces the Pod Security level "${level}", and ${problems.join('; ')}.`,
        cause: 'Admission refuses its pods; the workload itself is accepted and stays without any.',
        mend: `Mend that; or admit it, policy: { podSecurity: '${WIDER[level]}' } of the cluster, or in a namespace of that level.`,
      };
    }
  },
};

const WIDER: Readonly<Record<PodSecurityLevel, string>> = { restricted: 'baseline', baseline: 'privileged' };

import type { Finding } from '../core/finding.ts';
import type { JsonObject } from '../core/json.ts';
import { describe, metadataOf, objectAt, podSpecOf } from '../core/manifest.ts';
import { type PodSecurityLevel, podSecurityProblems } from '../core/pod-security.ts';
import type { RenderedObject, Rule } from './rule.ts';

const CODE = 'manifest/pod-security';

/** Pods have to be what the Pod Security level admits that their namespace enforces. */
export const podSecurity: Rule = {
  codes: [CODE],
  *check({ objects }): Iterable<Finding> {
    const levels = levelsOf(objects);
    if (levels.size === 0) return;
    for (const object of objects) {
      const { identity, manifest } = object;
      const level = levels.get(identity.namespace ?? '');
      if (level === undefined) continue;
      const problems = podSecurityProblems(podSpecOf(manifest, identity) ?? {}, level);
      if (problems.length === 0) continue;
      yield {
        code: CODE,
        severity: 'error',
        path: object.path,
        problem: `The namespace of ${describe(identity)} enforces the Pod Security level "${level}", and ${problems.join('; ')}.`,
        cause: 'Admission refuses its pods; the workload itself is accepted and stays without any.',
        mend: `Mend that; or admit it, policy: { podSecurity: '${WIDER[level]}' } of the cluster, or in a namespace of that level.`,
      };
    }
  },
};

const WIDER: Readonly<Record<PodSecurityLevel, string>> = { restricted: 'baseline', baseline: 'privileged' };

function levelsOf(objects: readonly RenderedObject[]): ReadonlyMap<string, PodSecurityLevel> {
  const levels = new Map<string, PodSecurityLevel>();
  for (const { identity, manifest } of objects) {
    if (identity.kind !== 'Namespace') continue;
    const level = enforcedBy(manifest);
    if (level === 'baseline' || level === 'restricted') levels.set(identity.name, level);
  }
  return levels;
}

function enforcedBy(namespace: JsonObject): unknown {
  return objectAt(metadataOf(namespace), 'labels')['pod-security.kubernetes.io/enforce'];
}

import type { Finding } from '../core/finding.ts';
import type { JsonObject } from '../core/json.ts';
import { describe, metadataOf, objectAt, objectsAt, podSpecOf } from '../core/manifest.ts';
import type { RenderedObject, Rule } from './rule.ts';

const CODE = 'manifest/pod-security';

/** The Pod Security level `restricted` admits no container that runs as root; the init container of copied files does. */
export const noRootWhereRestricted: Rule = {
  codes: [CODE],
  *check({ objects }): Iterable<Finding> {
    const restricted = new Set(objects.filter(isRestrictedNamespace).map(({ identity }) => identity.name));
    if (restricted.size === 0) return;
    for (const object of objects) {
      const { identity, manifest } = object;
      if (!restricted.has(identity.namespace ?? '')) continue;
      const roots = rootContainersOf(podSpecOf(manifest, identity) ?? {});
      if (roots.length === 0) continue;
      yield {
        code: CODE,
        severity: 'error',
        path: object.path,
        problem: `${describe(identity)} runs ${roots.map((name) => `"${name}"`).join(', ')} as root, and its namespace enforces the Pod Security level "restricted".`,
        cause: 'Admission refuses its pods; the workload itself is accepted and stays without any.',
        mend: `Admit them, policy: { podSecurity: 'baseline' } of the cluster, or move the workload to a namespace of that level.`,
      };
    }
  },
};

function isRestrictedNamespace({ identity, manifest }: RenderedObject): boolean {
  const level = objectAt(metadataOf(manifest), 'labels')['pod-security.kubernetes.io/enforce'];
  return identity.kind === 'Namespace' && level === 'restricted';
}

function rootContainersOf(pod: JsonObject): string[] {
  const podUser = objectAt(pod, 'securityContext').runAsUser;
  return [...objectsAt(pod, 'initContainers'), ...objectsAt(pod, 'containers')]
    .filter((container) => (objectAt(container, 'securityContext').runAsUser ?? podUser) === 0)
    .map(({ name }) => String(name));
}

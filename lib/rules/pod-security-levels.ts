import type { JsonObject } from '../core/json.ts';
import { metadataOf, objectAt } from '../core/manifest.ts';
import type { PodSecurityLevel } from '../core/pod-security.ts';
import type { ClusterView } from './cluster-view.ts';

/** The Pod Security level that each namespace of the program enforces, by its name; those without are left out. */
export function podSecurityLevels(cluster: ClusterView): ReadonlyMap<string, PodSecurityLevel> {
  const levels = new Map<string, PodSecurityLevel>();
  for (const { identity, manifest } of cluster.ofKind('', 'Namespace')) {
    const level = enforcedBy(manifest);
    if (level === 'baseline' || level === 'restricted') levels.set(identity.name, level);
  }
  return levels;
}

function enforcedBy(namespace: JsonObject): unknown {
  return objectAt(metadataOf(namespace), 'labels')['pod-security.kubernetes.io/enforce'];
}

import type { Json, JsonObject } from './json.ts';
import { objectsAt } from './manifest.ts';

/** Which Secrets a role lets somebody do something to: all where it is bound, or these by name. */
export type SecretRights = 'all' | ReadonlySet<string>;

/** Verbs that bring values: `list` and `watch` do too (Kubernetes, "Good practices for Kubernetes Secrets"). */
const READING = ['get', 'list', 'watch'];

/**
 * What a Role or ClusterRole lets somebody do to Secrets.
 *
 * @param verbs Any of these is enough; by default those that read.
 */
export function secretRightsOf(role: JsonObject, verbs: readonly string[] = READING): SecretRights {
  const names = new Set<string>();
  for (const { apiGroups, resourceNames, resources, verbs: granted } of objectsAt(role, 'rules')) {
    if (!has(apiGroups, ['']) || !has(resources, ['secrets']) || !has(granted, verbs)) continue;
    if (!Array.isArray(resourceNames) || resourceNames.length === 0) return 'all';
    for (const name of resourceNames) names.add(String(name));
  }
  return names;
}

function has(granted: Json | undefined, wanted: readonly string[]): boolean {
  return Array.isArray(granted) && granted.some((one) => one === '*' || wanted.includes(String(one)));
}

import type { Json, JsonObject } from '../core/json.ts';
import { objectsAt } from '../core/manifest.ts';

/** Which Secrets somebody with a role may read: all where it is bound, or these by name. */
export type SecretRights = 'all' | ReadonlySet<string>;

/**
 * What a Role or ClusterRole lets somebody read of Secrets.
 *
 * `list` and `watch` bring the values too (Kubernetes, "Good practices for Kubernetes Secrets").
 */
export function secretRightsOf(role: JsonObject): SecretRights {
  const names = new Set<string>();
  for (const rule of objectsAt(role, 'rules')) {
    if (!grants(rule.apiGroups, CORE_GROUP) || !grants(rule.resources, SECRETS) || !grants(rule.verbs, READING))
      continue;
    const { resourceNames } = rule;
    if (!Array.isArray(resourceNames) || resourceNames.length === 0) return 'all';
    for (const name of resourceNames) names.add(String(name));
  }
  return names;
}

const CORE_GROUP: ReadonlySet<unknown> = new Set(['', '*']);
const SECRETS: ReadonlySet<unknown> = new Set(['secrets', '*']);
const READING: ReadonlySet<unknown> = new Set(['get', 'list', 'watch', '*']);

function grants(list: Json | undefined, any: ReadonlySet<unknown>): boolean {
  return Array.isArray(list) && list.some((one) => any.has(one));
}

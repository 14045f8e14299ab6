import { byCodeUnit } from '../../core/compare.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { identityOf, kindKey, objectAt, objectsAt } from '../../core/manifest.ts';

/** What of the Secrets of a cluster somebody can read: `Secret shop/db`, `every Secret in shop` or `every Secret`. */
export type SecretScopes = ReadonlySet<string>;

/**
 * Who can read which Secrets by what the manifests grant, by subject: `ServiceAccount shop/checkout`.
 *
 * What ClusterRoles get by aggregation, and what others have granted, is not in it.
 */
export function secretReaders(manifests: Iterable<JsonObject>): ReadonlyMap<string, SecretScopes> {
  const { bindings, roles } = sorted(manifests);
  const readers = new Map<string, Set<string>>();
  for (const binding of bindings) {
    const namespace = identityOf(binding).namespace;
    const { kind, name } = objectAt(binding, 'roleRef');
    const rules = roles.get(`${kind === 'Role' ? namespace : ''}/${name}`) ?? [];
    const scopes = rules.flatMap((rule) => scopesOf(rule, namespace));
    for (const subject of objectsAt(binding, 'subjects').map((one) => subjectWords(one, namespace))) {
      readers.set(subject, new Set([...(readers.get(subject) ?? []), ...scopes]));
    }
  }
  return readers;
}

/** Whether a manifest has to do with who reads what. */
export function isAccessControl(manifest: JsonObject): boolean {
  const { group } = identityOf(manifest);
  return group === GROUP;
}

/** What of some scopes is within no other, neither of theirs nor of the others', sorted. */
export function scopesBeyond(scopes: SecretScopes, others: SecretScopes = new Set()): readonly string[] {
  const isWithin = (scope: string) =>
    others.has(scope) || widerThan(scope).some((wider) => others.has(wider) || scopes.has(wider));
  return [...scopes].filter((scope) => !isWithin(scope)).sort(byCodeUnit);
}

function widerThan(scope: string): readonly string[] {
  const namespace = /^Secret ([^/]+)/.exec(scope)?.[1];
  if (namespace !== undefined) return [`${EVERY_SECRET} in ${namespace}`, EVERY_SECRET];
  return scope === EVERY_SECRET ? [] : [EVERY_SECRET];
}

const GROUP = 'rbac.authorization.k8s.io';
const EVERY_SECRET = 'every Secret';

/** Rules by `<namespace>/<name>` of their role, without namespace for a ClusterRole. */
function sorted(manifests: Iterable<JsonObject>) {
  const roles = new Map<string, readonly JsonObject[]>();
  const bindings: JsonObject[] = [];
  for (const manifest of manifests) {
    const identity = identityOf(manifest);
    const kind = kindKey(identity);
    if (ROLES.has(kind)) roles.set(`${identity.namespace ?? ''}/${identity.name}`, objectsAt(manifest, 'rules'));
    else if (BINDINGS.has(kind)) bindings.push(manifest);
  }
  return { bindings, roles };
}

const ROLES: ReadonlySet<string> = new Set([`${GROUP}/Role`, `${GROUP}/ClusterRole`]);
const BINDINGS: ReadonlySet<string> = new Set([`${GROUP}/RoleBinding`, `${GROUP}/ClusterRoleBinding`]);

/** What a rule lets its subjects read of Secrets, in a namespace or everywhere. */
function scopesOf(rule: JsonObject, namespace: string | undefined): readonly string[] {
  const reads = has(rule.apiGroups, ['']) && has(rule.resources, ['secrets']) && has(rule.verbs, READING);
  if (!reads) return [];
  const names = Array.isArray(rule.resourceNames) ? (rule.resourceNames as readonly Json[]) : [];
  if (names.length === 0) return [namespace === undefined ? EVERY_SECRET : `${EVERY_SECRET} in ${namespace}`];
  return names.map((name) => `Secret ${namespace ?? '*'}/${name}`);
}

/** A list shows what it lists, and so does a watch. */
const READING = ['get', 'list', 'watch'];

function has(granted: Json | undefined, wanted: readonly string[]): boolean {
  return Array.isArray(granted) && granted.some((one: Json) => one === '*' || wanted.includes(String(one)));
}

function subjectWords({ kind, name, namespace }: JsonObject, ownNamespace = ''): string {
  return kind === 'ServiceAccount' ? `${kind} ${namespace ?? ownNamespace}/${name}` : `${kind} ${name}`;
}

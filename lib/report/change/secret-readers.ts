import { byCodeUnit } from '../../core/compare.ts';
import type { JsonObject } from '../../core/json.ts';
import { identityOf, kindKey, objectAt, objectsAt } from '../../core/manifest.ts';
import { secretRightsOf } from '../../core/secret-rights.ts';

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
    const scopes = scopesOf(roles.get(`${kind === 'Role' ? namespace : ''}/${name}`) ?? {}, namespace);
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

/** Roles by `<namespace>/<name>`, without namespace for a ClusterRole. */
function sorted(manifests: Iterable<JsonObject>) {
  const roles = new Map<string, JsonObject>();
  const bindings: JsonObject[] = [];
  for (const manifest of manifests) {
    const identity = identityOf(manifest);
    const kind = kindKey(identity);
    if (ROLES.has(kind)) roles.set(`${identity.namespace ?? ''}/${identity.name}`, manifest);
    else if (BINDINGS.has(kind)) bindings.push(manifest);
  }
  return { bindings, roles };
}

const ROLES: ReadonlySet<string> = new Set([`${GROUP}/Role`, `${GROUP}/ClusterRole`]);
const BINDINGS: ReadonlySet<string> = new Set([`${GROUP}/RoleBinding`, `${GROUP}/ClusterRoleBinding`]);

/** What a role lets its subjects read of Secrets, in a namespace or everywhere. */
function scopesOf(role: JsonObject, namespace: string | undefined): readonly string[] {
  const rights = secretRightsOf(role);
  if (rights === 'all') return [namespace === undefined ? EVERY_SECRET : `${EVERY_SECRET} in ${namespace}`];
  return [...rights].map((name) => `Secret ${namespace ?? '*'}/${name}`);
}

function subjectWords({ kind, name, namespace }: JsonObject, ownNamespace = ''): string {
  return kind === 'ServiceAccount' ? `${kind} ${namespace ?? ownNamespace}/${name}` : `${kind} ${name}`;
}

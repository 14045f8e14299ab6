import type { JsonObject } from '../core/json.ts';
import { objectAt, objectsAt } from '../core/manifest.ts';
import { secretRightsOf } from '../core/secret-rights.ts';
import type { ClusterView } from './cluster-view.ts';
import type { RenderedObject } from './rule.ts';

/** Whether a ServiceAccount may do something to a Secret. */
export type SecretRight = (namespace: string, name: string) => boolean;

/** The ServiceAccount of an add-on that the fleet installs; undefined where somebody else does. */
export function tryAccount(cluster: ClusterView, { account, unit }: AddOnAccount): RenderedObject | undefined {
  return cluster
    .ofKind('', 'ServiceAccount')
    .find((one) => one.unit === unit && (account === undefined || one.identity.name === account));
}

/** Where the fleet puts the ServiceAccount of an add-on. */
export interface AddOnAccount {
  readonly unit: string;
  /** @default - the unit has one only */
  readonly account?: string;
}

/** What the program's Roles and ClusterRoles let a ServiceAccount do to Secrets with one verb. */
export function secretRight(cluster: ClusterView, account: RenderedObject, verb: string): SecretRight {
  const everywhere = new Set<string>();
  const inNamespaces = new Map<string, Set<string>>();
  const roles = rolesOf(cluster);
  for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
    for (const { identity, manifest } of cluster.ofKind(RBAC, kind)) {
      if (!objectsAt(manifest, 'subjects').some((subject) => isAccount(subject, account))) continue;
      const ref = objectAt(manifest, 'roleRef');
      const role = roles.get(keyOf(String(ref.kind), String(ref.name), identity.namespace));
      if (role === undefined) continue;
      const rights = secretRightsOf(role.manifest, [verb]);
      const known = kind === 'RoleBinding' ? (inNamespaces.get(identity.namespace ?? '') ?? new Set()) : everywhere;
      if (kind === 'RoleBinding') inNamespaces.set(identity.namespace ?? '', known);
      for (const name of rights === 'all' ? [EVERY] : rights) known.add(name);
    }
  }
  return (namespace, name) => {
    const here = inNamespaces.get(namespace);
    return everywhere.has(EVERY) || everywhere.has(name) || here?.has(EVERY) === true || here?.has(name) === true;
  };
}

const RBAC = 'rbac.authorization.k8s.io';

/** Stands for all names. */
const EVERY = '';

function rolesOf(cluster: ClusterView): ReadonlyMap<string, RenderedObject> {
  const roles = ['Role', 'ClusterRole'].flatMap((kind) => cluster.ofKind(RBAC, kind));
  return new Map(roles.map((role) => [keyOf(role.identity.kind, role.identity.name, role.identity.namespace), role]));
}

function keyOf(kind: string, name: string, namespace: string | undefined): string {
  return kind === 'ClusterRole' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

function isAccount({ kind, name, namespace }: JsonObject, { identity }: RenderedObject): boolean {
  return kind === 'ServiceAccount' && name === identity.name && namespace === identity.namespace;
}

import type { JsonObject } from '../../lib/core/json';

/** ServiceAccount `system/<name>`, and a Role of `shop` that is bound to it. */
export function accountWith(name: string, ...rules: readonly JsonObject[]): readonly JsonObject[] {
  const subjects = [{ kind: 'ServiceAccount', name, namespace: 'system' }];
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'system' } },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name, namespace: 'shop' }, rules },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name, namespace: 'shop' },
      roleRef,
      subjects,
    },
  ];
}

/** The right to read and write Secrets of these names; of every name where there is none. */
export function secretRule(...resourceNames: readonly string[]): JsonObject {
  const named = resourceNames.length > 0 ? { resourceNames } : {};
  return { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'update'], ...named };
}

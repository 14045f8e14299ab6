import type { Manifest, ObjectMetadata } from './manifest.ts';

/** What a Role or ClusterRole allows; without `resourceNames` on every object of the resource. */
export type PolicyRule = {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
};

/** A ServiceAccount as a binding's subject. */
export interface Subject {
  readonly name: string;
  readonly namespace: string;
}

const API_GROUP = 'rbac.authorization.k8s.io';

/** A ServiceAccount without token Secrets or pull secrets of its own. */
export function serviceAccount(metadata: ObjectMetadata): Manifest {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata };
}

/** A ClusterRole, or a Role when the metadata names a namespace. */
export function role(metadata: ObjectMetadata, rules: readonly PolicyRule[]): Manifest {
  return { apiVersion: `${API_GROUP}/v1`, kind: roleKind(metadata), metadata, rules };
}

/** Binds the role of the same scope, so a ClusterRole cluster-wide and a Role in its namespace. */
export function roleBinding(metadata: ObjectMetadata, roleName: string, subject: Subject): Manifest {
  return {
    apiVersion: `${API_GROUP}/v1`,
    kind: `${roleKind(metadata)}Binding`,
    metadata,
    roleRef: { apiGroup: API_GROUP, kind: roleKind(metadata), name: roleName },
    subjects: [{ kind: 'ServiceAccount', name: subject.name, namespace: subject.namespace }],
  };
}

function roleKind(metadata: ObjectMetadata): 'Role' | 'ClusterRole' {
  return metadata.namespace === undefined ? 'ClusterRole' : 'Role';
}

import type { PolicyRule } from '../rbac.ts';

/** What an informer needs, and reading one object. */
export const READ: readonly string[] = ['get', 'list', 'watch'];

/** Electing a leader with one Lease; creating cannot be limited to a name. */
export function leaseRules(name: string): readonly PolicyRule[] {
  const lease = { apiGroups: ['coordination.k8s.io'], resources: ['leases'] };
  return [
    { ...lease, verbs: ['create'] },
    { ...lease, resourceNames: [name], verbs: ['get', 'update', 'patch'] },
  ];
}

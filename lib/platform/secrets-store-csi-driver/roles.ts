import { byCodeUnit } from '../../core/compare.ts';
import { SECRETS_STORE_API_GROUP } from '../../upstream/secrets-store-csi-driver-crds.ts';
import type { Manifest, ObjectMetadata, StringMap } from '../manifest.ts';
import { type PolicyRule, role, roleBinding, type Subject } from '../rbac.ts';
import type { SyncedSecrets } from './props.ts';
import type { DriverIdentity } from './settings.ts';

const READ = ['get', 'list', 'watch'];
const CLASSES = 'secretproviderclasses';
const POD_STATUSES = 'secretproviderclasspodstatuses';
const SYNC_ROLE = 'secretprovidersyncing-role';
const SYNC_BINDING = 'secretprovidersyncing-rolebinding';

/**
 * What driver 1.6.0 calls, and no more: the chart's rules for `csidrivers` and for the status subresource, which the CRD does
 * not have, belong to code that is gone; nothing deletes a SecretProviderClassPodStatus but garbage collection.
 */
const DRIVER_RULES: readonly PolicyRule[] = [
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  { apiGroups: [''], resources: ['pods'], verbs: READ },
  { apiGroups: [SECRETS_STORE_API_GROUP], resources: [CLASSES], verbs: READ },
  {
    apiGroups: [SECRETS_STORE_API_GROUP],
    resources: [POD_STATUSES],
    verbs: ['create', 'get', 'list', 'patch', 'update', 'watch'],
  },
];

/** The driver's own ClusterRole and its binding. */
export function driverRoles(identity: DriverIdentity): readonly Manifest[] {
  const { prefix } = identity;
  const name = `${prefix}secretproviderclasses-role`;
  return [
    role(metadata(identity, name), DRIVER_RULES),
    roleBinding(metadata(identity, `${prefix}secretproviderclasses-rolebinding`), name, subject(identity)),
  ];
}

/**
 * Access to Secrets for sync: listing where the informer of 1.6.0 needs it, cluster-wide; writing by name. Deleting is left to
 * garbage collection.
 */
export function syncRoles(identity: DriverIdentity, secrets: readonly SyncedSecrets[]): readonly Manifest[] {
  const names = namesByNamespace(secrets);
  if (names.size === 0) return [];
  return [
    ...syncRole(identity, undefined, [{ apiGroups: [''], resources: ['secrets'], verbs: ['list', 'watch'] }]),
    ...[...names]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .flatMap(([namespace, ofNamespace]) =>
        syncRole(identity, namespace, writingRules([...ofNamespace].sort(byCodeUnit))),
      ),
  ];
}

function namesByNamespace(secrets: readonly SyncedSecrets[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byNamespace = new Map<string, Set<string>>();
  for (const { names, namespace } of secrets) {
    const known = byNamespace.get(namespace) ?? new Set();
    byNamespace.set(namespace, known);
    for (const name of names) known.add(name);
  }
  return byNamespace;
}

function syncRole(identity: DriverIdentity, namespace: string | undefined, rules: readonly PolicyRule[]): Manifest[] {
  const name = `${identity.prefix}${SYNC_ROLE}`;
  const bindingName = `${identity.prefix}${SYNC_BINDING}`;
  return [
    role(metadata(identity, name, namespace), rules),
    roleBinding(metadata(identity, bindingName, namespace), name, subject(identity)),
  ];
}

function writingRules(resourceNames: readonly string[]): readonly PolicyRule[] {
  return [
    { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
    { apiGroups: [''], resources: ['secrets'], resourceNames, verbs: ['get', 'patch', 'update'] },
  ];
}

/** ClusterRoles that the built-in admin, edit and view roles take up; under upstream's names, one set a cluster. */
export function aggregatedRoles(identity: DriverIdentity): readonly Manifest[] {
  return [
    aggregated(identity, `${CLASSES}-admin-role`, ['admin', 'edit'], {
      apiGroups: [SECRETS_STORE_API_GROUP],
      resources: [CLASSES],
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    }),
    ...[CLASSES, POD_STATUSES].map((resource) =>
      aggregated(identity, `${resource}-viewer-role`, ['view'], {
        apiGroups: [SECRETS_STORE_API_GROUP],
        resources: [resource],
        verbs: READ,
      }),
    ),
  ];
}

function aggregated(identity: DriverIdentity, name: string, into: readonly string[], rule: PolicyRule): Manifest {
  const labels: StringMap = Object.fromEntries(
    into.map((builtIn) => [`rbac.authorization.k8s.io/aggregate-to-${builtIn}`, 'true']),
  );
  return role({ name, labels: { ...identity.labels, ...labels } }, [rule]);
}

function metadata({ labels }: DriverIdentity, name: string, namespace?: string): ObjectMetadata {
  return namespace === undefined ? { name, labels } : { name, namespace, labels };
}

function subject({ instanceName, namespace }: DriverIdentity): Subject {
  return { name: instanceName, namespace };
}

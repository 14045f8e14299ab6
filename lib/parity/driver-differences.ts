import { MANAGED_BY } from '../platform/labels.ts';
import { NODE_CRITICAL } from '../platform/node-agent.ts';
import { HOOK_DIFFERENCE } from './driver-hook-differences.ts';
import { SYNCED_NAMESPACE, SYNCED_SECRET } from './driver-options.ts';
import type { FieldPattern, ListedDifference } from './listed-difference.ts';

const CRD = 'CustomResourceDefinition';
const RELEASED = ['CSIDriver', 'ClusterRole', 'ClusterRoleBinding', 'DaemonSet', 'ServiceAccount'];
const SYNC_ROLE = 'secretprovidersyncing-role';
const SYNC_BINDING = 'secretprovidersyncing-rolebinding';
const GROUP = 'secrets-store.csi.x-k8s.io';

/** How our driver differs from chart 1.6.0, on purpose. */
export const DRIVER_DIFFERENCES: readonly ListedDifference[] = [
  HOOK_DIFFERENCE,
  {
    id: 'driver/no-helm-labels',
    summary: '`managed-by` names this generator; the release and chart labels are left out.',
    reason: 'No Helm release owns the objects. `app`, which the selector needs, stays.',
    fields: [...helmLabels(RELEASED, 'metadata'), ...helmLabels(['DaemonSet'], 'spec.template.metadata')],
  },
  {
    id: 'driver/crd-labels',
    summary: "The CRDs carry the add-on's labels; upstream's carry none.",
    reason: 'One label finds every object of the add-on.',
    fields: [
      { kind: CRD, field: 'metadata.labels.app', ours: 'secrets-store-csi-driver' },
      { kind: CRD, field: 'metadata.labels[app.kubernetes.io/managed-by]', ours: MANAGED_BY },
      { kind: CRD, field: 'metadata.labels[app.kubernetes.io/name]', ours: 'secrets-store-csi-driver' },
      { kind: CRD, field: 'metadata.labels[app.kubernetes.io/version]', ours: '1.6.0' },
    ],
  },
  {
    id: 'driver/crd-descriptions',
    summary: "The schemas have no descriptions, nor the generator's annotation.",
    reason: 'They validate nothing and make most of the diff of a CRD upgrade.',
    fields: [
      { kind: CRD, field: 'spec.versions[*].schema.openAPIV3Schema.**description', upstream: /./s },
      { kind: CRD, field: 'metadata.annotations[controller-gen.kubebuilder.io/version]', upstream: /^v\d/ },
    ],
  },
  {
    id: 'driver/crd-deprecation-warning',
    summary: 'The deprecated `v1alpha1` of SecretProviderClass has no warning text of its own.',
    reason: 'The API server has a default one, which clients get for both kinds alike.',
    fields: [
      {
        kind: CRD,
        name: `secretproviderclasses.${GROUP}`,
        field: 'spec.versions[v1alpha1].deprecationWarning',
        upstream: /deprecated/,
      },
    ],
  },
  {
    id: 'driver/no-creation-timestamp',
    summary: 'Upstream writes `creationTimestamp: null` on the aggregated ClusterRoles.',
    reason: 'It is the API server that sets it; null only makes drift.',
    fields: [
      { kind: 'ClusterRole', name: /-(admin|viewer)-role$/, field: 'metadata.creationTimestamp', upstream: null },
    ],
  },
  {
    id: 'driver/daemonset-name',
    summary: 'The DaemonSet is called `secrets-store-csi-driver`; upstream puts the release before it.',
    reason: 'There is no release. `daemonSetName` keeps the old name when an install is taken over.',
    fields: [
      {
        kind: 'DaemonSet',
        field: 'metadata.name',
        upstream: /secrets-store-csi-driver/,
        ours: /^secrets-store-csi-driver(-windows)?$/,
      },
    ],
  },
  {
    id: 'driver/no-cpu-limits',
    summary: 'No container has a CPU limit.',
    reason:
      'A throttled mount delays every pod that starts on the node. `resources` sets limits for those who need them.',
    fields: [
      cpuLimit('liveness-probe', ['100m', '200m']),
      cpuLimit('node-driver-registrar', ['100m', '200m']),
      cpuLimit('secrets-store', ['200m', '400m']),
    ],
  },
  {
    id: 'driver/priority-class',
    summary: `The pods have priority class \`${NODE_CRITICAL}\`; upstream's have none.`,
    reason: 'When the driver is evicted, no pod with a secret can start on the node. `priorityClassName` changes it.',
    fields: [{ kind: 'DaemonSet', field: 'spec.template.spec.priorityClassName', ours: NODE_CRITICAL }],
  },
  {
    id: 'driver/no-unused-rights',
    summary:
      'The driver may not read CSIDrivers, not touch the status subresource of SecretProviderClassPodStatus, not delete these.',
    reason: 'Driver 1.6.0 makes no such call: the first served its old token client, the subresource does not exist.',
    fields: [
      ...upstreamVerbs('secretproviderclasses-role', 'storage.k8s.io/csidrivers', ['get', 'list', 'watch']),
      {
        kind: 'ClusterRole',
        name: 'secretproviderclasses-role',
        field: 'rules[storage.k8s.io/csidrivers].resourceNames[secrets-store.csi.k8s.io]',
        upstream: 'secrets-store.csi.k8s.io',
      },
      ...upstreamVerbs('secretproviderclasses-role', `${GROUP}/secretproviderclasspodstatuses/status`, [
        'get',
        'patch',
        'update',
      ]),
      ...upstreamVerbs('secretproviderclasses-role', `${GROUP}/secretproviderclasspodstatuses`, ['delete']),
    ],
  },
  {
    id: 'driver/sync-rights-by-name',
    summary:
      'For sync the driver lists Secrets cluster-wide, but reads and writes only those in `syncedSecrets`, and deletes none.',
    reason:
      'Its informer needs the list; all else happens to the Secrets that classes name. Creating is allowed in their namespaces, since no Role can limit it to names. It never deletes.',
    fields: [
      ...upstreamVerbs(SYNC_ROLE, 'core/secrets', ['create', 'delete', 'get', 'patch', 'update']),
      ...ourNamespacedObject('Role', SYNC_ROLE, [
        ['rules[core/secrets].verbs[create]', 'create'],
        ...['get', 'patch', 'update'].map((verb) => [`rules[core/secrets#2].verbs[${verb}]`, verb] as const),
        [`rules[core/secrets#2].resourceNames[${SYNCED_SECRET}]`, SYNCED_SECRET],
      ]),
      ...ourNamespacedObject('RoleBinding', SYNC_BINDING, [
        ['roleRef.apiGroup', 'rbac.authorization.k8s.io'],
        ['roleRef.kind', 'Role'],
        ['roleRef.name', SYNC_ROLE],
        ['subjects[secrets-store-csi-driver].kind', 'ServiceAccount'],
        ['subjects[secrets-store-csi-driver].namespace', /./],
      ]),
    ],
  },
];

function helmLabels(kind: readonly string[], metadata: string): readonly FieldPattern[] {
  return [
    {
      kind,
      field: `${metadata}.labels[app.kubernetes.io/managed-by]`,
      upstream: 'Helm',
      ours: MANAGED_BY,
    },
    { kind, field: `${metadata}.labels[app.kubernetes.io/instance]`, upstream: /./ },
    { kind, field: `${metadata}.labels[helm.sh/chart]`, upstream: /^secrets-store-csi-driver-/ },
  ];
}

// The chart's limits on Linux and on Windows.
function cpuLimit(container: string, upstream: readonly string[]): FieldPattern {
  return { kind: 'DaemonSet', field: `spec.template.spec.containers[${container}].resources.limits.cpu`, upstream };
}

function upstreamVerbs(name: string, resource: string, verbs: readonly string[]): readonly FieldPattern[] {
  return verbs.map((verb) => ({
    kind: 'ClusterRole',
    name,
    field: `rules[${resource}].verbs[${verb}]`,
    upstream: verb,
  }));
}

type OurField = readonly [field: string, value: string | RegExp];

function ourNamespacedObject(kind: string, name: string, fields: readonly OurField[]): readonly FieldPattern[] {
  const common: readonly OurField[] = [
    ['apiVersion', 'rbac.authorization.k8s.io/v1'],
    ['kind', kind],
    ['metadata.name', name],
    ['metadata.namespace', SYNCED_NAMESPACE],
    ['metadata.labels.app', 'secrets-store-csi-driver'],
    ['metadata.labels[app.kubernetes.io/*]', /./],
  ];
  return [...common, ...fields].map(([field, ours]) => ({ kind, name, field, ours }));
}

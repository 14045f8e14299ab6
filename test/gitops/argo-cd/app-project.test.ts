import type { GroupKind } from '../../../lib/core/manifest';
import type { ArgoCdProps } from '../../../lib/gitops/argo-cd/props';
import type { SyncedUnit } from '../../../lib/gitops/engine';
import { GitOps } from '../../../lib/gitops/git-ops';
import { emit, helmRelease, syncedCluster, syncedUnit } from '../synced';

const repository = 'https://git.example.com/fleet.git';
const server = 'https://kubernetes.default.svc';
const crd = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' };
const clusterRole = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };
const webhooks = { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' };
const issuer = { group: 'cert-manager.io', kind: 'ClusterIssuer' };
const widget = { group: 'example.com', kind: 'ClusterWidget' };

test('the project allows this repository alone', () => {
  expect(project([]).spec.sourceRepos).toEqual([repository]);
});

test('the project allows the repositories of its charts, each once', () => {
  const units = ['a', 'b'].map((name) => syncedUnit(name, { helm: helmRelease(), namespaces: [] }));

  expect(project(units).spec.sourceRepos).toEqual([repository, 'https://charts.example.com']);
});

test('what a unit had in its namespaces is pruned after it left: the project allows every namespace', () => {
  expect(project([]).spec.destinations).toEqual([{ server, namespace: '*' }]);
});

test.each([
  ['name', { name: 'eu' }],
  ['address', { server: 'https://eu.example.com' }],
])(
  'a project for another cluster, by its %s, allows that one, and Argo CD only for the Applications',
  (_, destination) => {
    expect(project([], { destination }).spec.destinations).toEqual([
      { ...destination, namespace: '*' },
      { server, namespace: 'argocd' },
    ]);
  },
);

test.each([
  webhooks,
  clusterRole,
  { group: 'external-secrets.io', kind: 'ClusterSecretStore' },
  { group: 'storage.k8s.io', kind: 'CSIDriver' },
])('the last $kind is pruned after its unit left: the project still allows the kind', (kind) => {
  expect(project([]).spec.clusterResourceWhitelist).toContainEqual(kind);
});

test.each([crd, clusterRole])('a kustomization or a chart may bring a $kind, which no unit shows', (kind) => {
  const units = [syncedUnit('crds', { kustomized: true }), syncedUnit('operator', { helm: helmRelease() })];

  expect(project(units).spec.clusterResourceWhitelist).toContainEqual(kind);
});

test('the project does not change with the kinds that it allows anyway', () => {
  const units = [syncedUnit('operator', { clusterScopedKinds: [webhooks] })];

  expect(project(units)).toEqual(project([]));
});

test('the project allows what else the units and their charts hold, sorted among the rest', () => {
  const helm = helmRelease({ clusterScopedKinds: [issuer] });
  const units = [syncedUnit('widgets', { clusterScopedKinds: [widget] }), syncedUnit('certificates', { helm })];

  const kinds = kindsOf(units);

  expect(kinds.filter((kind) => !kindsOf([]).includes(kind))).toEqual([
    'cert-manager.io/ClusterIssuer',
    'example.com/ClusterWidget',
  ]);
  expect(kinds).toEqual([...kinds].sort());
});

test('the project does not allow what only parts of the cluster make', () => {
  expect(kindsOf([])).not.toContain('/Node');
});

test('the project comes before the Applications and outlives them', () => {
  expect(project([]).metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-wave': '-1',
    'argocd.argoproj.io/sync-options': 'Delete=false',
  });
});

test('the Applications are in the project of the given name', () => {
  const { objects } = emit(GitOps.argoCd({ repository, project: 'payments' }), syncedCluster([syncedUnit('web')]));

  expect(objects['AppProject/payments']).toBeDefined();
  expect(objects['Application/prod'].spec.project).toBe('payments');
  expect(objects['Application/prod-web'].spec.project).toBe('payments');
});

test("Argo CD's built-in project is not overwritten", () => {
  const { codes } = emit(GitOps.argoCd({ repository, project: 'default' }), syncedCluster([]));

  expect(codes).toEqual(['gitops/name-taken']);
});

function kindsOf(units: readonly SyncedUnit[]): string[] {
  const allowed: readonly GroupKind[] = project(units).spec.clusterResourceWhitelist;
  return allowed.map(({ group, kind }) => `${group}/${kind}`);
}

function project(units: readonly SyncedUnit[], props: Partial<ArgoCdProps> = {}) {
  return emit(GitOps.argoCd({ repository, ...props }), syncedCluster(units)).objects['AppProject/prod'];
}

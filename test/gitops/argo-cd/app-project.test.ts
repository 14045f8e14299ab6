import type { ArgoCdProps } from '../../../lib/gitops/argo-cd/props';
import type { SyncedUnit } from '../../../lib/gitops/engine';
import { GitOps } from '../../../lib/gitops/git-ops';
import { emit, helmRelease, syncedCluster, syncedUnit } from '../synced';

const repository = 'https://git.example.com/fleet.git';
const server = 'https://kubernetes.default.svc';
const crd = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' };
const csiDriver = { group: 'storage.k8s.io', kind: 'CSIDriver' };
const namespace = { group: '', kind: 'Namespace' };

test('the project allows this repository alone', () => {
  expect(project([]).spec.sourceRepos).toEqual([repository]);
});

test('the project allows the repositories of its charts, each once, and the namespaces of their releases', () => {
  const units = ['a', 'b'].map((name) => syncedUnit(name, { helm: helmRelease(), namespaces: [] }));

  const { sourceRepos, destinations } = project(units).spec;

  expect(sourceRepos).toEqual([repository, 'https://charts.example.com']);
  expect(destinations).toEqual([
    { server, namespace: 'argocd' },
    { server, namespace: 'external-secrets' },
  ]);
});

test('the project allows the namespaces of the units and that of Argo CD, sorted, each once', () => {
  const units = [
    syncedUnit('web', { namespaces: ['checkout', 'web'] }),
    syncedUnit('api', { namespaces: ['api', 'checkout'] }),
    syncedUnit('crds', { namespaces: [] }),
  ];

  expect(project(units).spec.destinations).toEqual([
    { server, namespace: 'api' },
    { server, namespace: 'argocd' },
    { server, namespace: 'checkout' },
    { server, namespace: 'web' },
  ]);
});

test('a project for another cluster allows that cluster, and Argo CD only for the Applications', () => {
  const { destinations } = project([syncedUnit('web')], { destination: { name: 'eu' } }).spec;

  expect(destinations).toEqual([
    { name: 'eu', namespace: 'web' },
    { server, namespace: 'argocd' },
  ]);
});

test('the project allows the cluster-scoped kinds of the units, sorted, each once', () => {
  const units = [
    syncedUnit('driver', { clusterScopedKinds: [csiDriver, crd] }),
    syncedUnit('namespaces', { clusterScopedKinds: [namespace, crd] }),
  ];

  expect(project(units).spec.clusterResourceWhitelist).toEqual([namespace, crd, csiDriver]);
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

function project(units: readonly SyncedUnit[], props: Partial<ArgoCdProps> = {}) {
  return emit(GitOps.argoCd({ repository, ...props }), syncedCluster(units)).objects['AppProject/prod'];
}

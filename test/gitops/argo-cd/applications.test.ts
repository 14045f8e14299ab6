import { Chart, Testing } from 'cdk8s';
import type { ArgoCdProps } from '../../../lib/gitops/argo-cd/props';
import type { SyncedUnit } from '../../../lib/gitops/engine';
import { GitOps } from '../../../lib/gitops/git-ops';
import { emit, helmRelease, syncedCluster, syncedUnit } from '../synced';

const repository = 'git@git.example.com:fleet.git';
const server = 'https://kubernetes.default.svc';

test('a unit is an Application named after cluster and unit, in its rank as wave', () => {
  const application = unitApplication({ rank: 3 });

  expect(application.metadata).toMatchObject({
    name: 'prod-web',
    namespace: 'argocd',
    annotations: { 'argocd.argoproj.io/sync-wave': '3' },
  });
});

test("an Application syncs the unit's folder to its first namespace", () => {
  const { source, destination } = unitApplication({ namespaces: ['a', 'b'] }).spec;

  expect(source).toMatchObject({ repoURL: repository, targetRevision: 'main', path: 'dist/prod/web' });
  expect(destination).toEqual({ server, namespace: 'a' });
});

test('a unit without namespaces names the namespace of Argo CD', () => {
  expect(unitApplication({ namespaces: [] }).spec.destination).toEqual({ server, namespace: 'argocd' });
});

test('an Application goes to the cluster by the name Argo CD knows it by', () => {
  const { destination } = unitApplication({}, { destination: { name: 'eu' } }).spec;

  expect(destination).toEqual({ name: 'eu', namespace: 'web' });
});

test('a unit is pruned and healed, and takes its objects with it', () => {
  const { metadata, spec } = unitApplication();

  expect(metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io']);
  expect(spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true });
});

test('a retained unit is never pruned, leaves its objects behind, and is healed', () => {
  const { metadata, spec } = unitApplication({ retained: true });

  expect(metadata.finalizers).toBeUndefined();
  expect(spec.syncPolicy.automated).toEqual({ prune: false, selfHeal: true });
});

test('pruning, healing and the number of retries are the choice of the user', () => {
  const { syncPolicy } = unitApplication({}, { prune: false, selfHeal: false, retryLimit: 3 }).spec;

  expect(syncPolicy.automated).toEqual({ prune: false, selfHeal: false });
  expect(syncPolicy.retry).toEqual({ limit: 3, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } });
});

test.each([
  ['a unit that needs none', {}, ['FailOnSharedResource=true', 'PruneLast=true']],
  [
    'a unit whose CRDs come from another',
    { dependsOn: ['crds'] },
    ['FailOnSharedResource=true', 'PruneLast=true', 'SkipDryRunOnMissingResource=true'],
  ],
  ['a retained unit', { retained: true }, ['FailOnSharedResource=true', 'ServerSideApply=true']],
  [
    'a unit with injected webhooks',
    { injectedWebhooks: ['a'] },
    ['FailOnSharedResource=true', 'PruneLast=true', 'RespectIgnoreDifferences=true'],
  ],
  ['a Helm release', { helm: helmRelease() }, ['FailOnSharedResource=true', 'PruneLast=true', 'ServerSideApply=true']],
])('the sync options of %s', (_, unit, options) => {
  expect(unitApplication(unit).spec.syncPolicy.syncOptions).toEqual(options);
});

test('a unit is read with its folders, where objects of other namespaces lie', () => {
  expect(unitApplication({}).spec.source).toMatchObject({ directory: { recurse: true } });
});

test('a kustomized unit is left to Kustomize, which Argo CD refuses beside a directory', () => {
  const { source } = unitApplication({ kustomized: true, retained: true }).spec;

  expect(source).toEqual({ repoURL: repository, targetRevision: 'main', path: 'dist/prod/web' });
});

test('a Helm release is read from its repository, and goes to its namespace', () => {
  const { source, destination } = unitApplication({ helm: helmRelease(), namespaces: [] }).spec;

  expect(source).toEqual({
    repoURL: 'https://charts.example.com',
    chart: 'external-secrets',
    targetRevision: '2.9.0',
    helm: { releaseName: 'eso', valuesObject: { installCRDs: false } },
  });
  expect(destination).toEqual({ server, namespace: 'external-secrets' });
});

test('objects in the unit of a Helm release are reported, as nobody would sync them', () => {
  const kinds = [{ group: '', kind: 'ConfigMap' }];
  const units = [syncedUnit('web', { helm: helmRelease(), kinds })];

  const { findings } = emit(GitOps.argoCd({ repository }), syncedCluster(units));

  expect(findings).toMatchObject([{ code: 'gitops/helm-unit-objects', severity: 'error' }]);
});

test('a Helm release has nothing in the folder of its unit', () => {
  const unit = new Chart(Testing.app(), 'unit');

  GitOps.argoCd({ repository }).addHelmRelease(unit, helmRelease());

  expect(unit.toJson()).toEqual([]);
});

test('the CA that the cluster fills in is no difference, by the name of the object', () => {
  expect(unitApplication({ injectedWebhooks: ['secretstore-validate'] }).spec.ignoreDifferences).toEqual([
    {
      group: 'admissionregistration.k8s.io',
      kind: 'ValidatingWebhookConfiguration',
      name: 'secretstore-validate',
      jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
    },
  ]);
});

test('the CA in the webhooks of a chart is no difference either', () => {
  const { ignoreDifferences, syncPolicy } = unitApplication({
    helm: helmRelease({ injectedWebhooks: ['externalsecret-validate'] }),
  }).spec;

  expect(ignoreDifferences).toMatchObject([{ name: 'externalsecret-validate' }]);
  expect(syncPolicy.syncOptions).toContain('RespectIgnoreDifferences=true');
});

test('in a unit without such webhooks every difference counts', () => {
  expect(unitApplication().spec.ignoreDifferences).toBeUndefined();
});

test('the root Application creates the others, but not itself', () => {
  const { spec } = rootApplication();

  expect(spec.source).toMatchObject({ path: 'dist/prod/engine', directory: { exclude: 'application-prod.yaml' } });
  expect(spec.destination).toEqual({ server, namespace: 'argocd' });
});

test('the root Application stays in the cluster of Argo CD when the units go elsewhere', () => {
  expect(rootApplication({ destination: { name: 'eu' } }).spec.destination).toEqual({ server, namespace: 'argocd' });
});

test('deleting the root Application takes nothing down', () => {
  expect(rootApplication().metadata.finalizers).toBeUndefined();
});

test('the units keep their order, and no name depends on it', () => {
  const units = [syncedUnit('zebra'), syncedUnit('ant')];

  const { objects } = emit(GitOps.argoCd({ repository }), syncedCluster(units));

  expect(Object.keys(objects)).toEqual([
    'AppProject/prod',
    'Application/prod',
    'Application/prod-zebra',
    'Application/prod-ant',
  ]);
});

test('a name of 253 characters is accepted, and one more is reported', () => {
  const longest = 'a'.repeat(253 - 'prod-'.length);

  expect(emit(GitOps.argoCd({ repository }), syncedCluster([syncedUnit(longest)])).codes).toEqual([]);
  expect(emit(GitOps.argoCd({ repository }), syncedCluster([syncedUnit(`${longest}a`)])).codes).toEqual([
    'gitops/invalid-name',
  ]);
});

function unitApplication(unit: Partial<SyncedUnit> = {}, props: Partial<ArgoCdProps> = {}) {
  const cluster = syncedCluster([syncedUnit('web', unit)]);
  return emit(GitOps.argoCd({ repository, ...props }), cluster).objects['Application/prod-web'];
}

function rootApplication(props: Partial<ArgoCdProps> = {}) {
  return emit(GitOps.argoCd({ repository, ...props }), syncedCluster([])).objects['Application/prod'];
}

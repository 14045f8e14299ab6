import { GitOps } from '../../../lib/gitops/git-ops';
import { syncedCluster, syncedUnit } from '../synced';

const repository = 'https://git.example.com/fleet.git';
const cluster = syncedCluster([], { path: 'dist/prod/argo-cd' });

test('the last step applies the project and then the root Application, by their file names', () => {
  const handOver = GitOps.argoCd({ repository, project: 'shop', namespace: 'cd' }).bootstrapSteps(cluster).at(-1);

  expect(handOver?.command).toBe(
    'kubectl apply --namespace cd -f dist/prod/argo-cd/appproject-shop.yaml -f dist/prod/argo-cd/application-prod.yaml',
  );
});

test('waves between Applications wait once the health check is there, which counts the sync status', () => {
  const step = GitOps.argoCd({ repository }).bootstrapSteps(cluster)[2];

  expect(step?.command).toContain('kubectl patch configmap argocd-cm --namespace argocd');
  expect(step?.command).toContain('  resource.customizations.health.argoproj.io_Application: |\n    local status');
  expect(step?.command).toContain('"Synced"');
});

test.each([
  ['ExternalSecrets', 'external-secrets.io', 'ExternalSecret', 'synced >= generation .. "-"'],
  ['SealedSecrets', 'bitnami.com', 'SealedSecret', 'status.observedGeneration ~= obj.metadata.generation'],
])('with %s their current generation is waited for', (_, group, kind, condition) => {
  const units = [syncedUnit('web', { kinds: [{ group, kind }] })];

  const command = GitOps.argoCd({ repository }).bootstrapSteps(syncedCluster(units))[2]?.command;

  expect(command?.match(/^ {2}resource.+$/gm)).toEqual([
    '  resource.customizations.health.argoproj.io_Application: |',
    `  resource.customizations.health.${group}_${kind}: |`,
  ]);
  expect(command).toContain(condition);
});

test('without them Argo CD keeps its own checks', () => {
  const command = GitOps.argoCd({ repository }).bootstrapSteps(cluster)[2]?.command;

  expect(command?.match(/^ {2}resource/gm)).toHaveLength(1);
});

test('no health check uses a library that Argo CD withholds', () => {
  const kinds = [
    { group: 'external-secrets.io', kind: 'ExternalSecret' },
    { group: 'bitnami.com', kind: 'SealedSecret' },
  ];

  const command = GitOps.argoCd({ repository }).bootstrapSteps(syncedCluster([syncedUnit('web', { kinds })]))[2]
    ?.command;

  expect(command).not.toMatch(/\b(string|math|io|debug)\.|:(match|find|sub|gsub|format)\(/);
});

test('a reader is told when Argo CD runs in another cluster than the one it writes to', () => {
  const [here] = GitOps.argoCd({ repository }).bootstrapSteps(cluster);
  const [elsewhere] = GitOps.argoCd({ repository, destination: { name: 'eu' } }).bootstrapSteps(cluster);

  expect(here?.text).not.toContain('the cluster it runs in');
  expect(elsewhere?.text).toContain('the cluster it knows as `eu`');
});

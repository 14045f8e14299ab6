import type { FluxProps } from '../../../lib/gitops/flux/props';
import { GitOps } from '../../../lib/gitops/git-ops';
import { syncedCluster } from '../synced';

test('a public repository needs Flux and the folder of its objects', () => {
  expect(commands({ repository: 'https://git.example.com/fleet.git' })).toEqual([
    'flux install --namespace flux-system',
    expect.stringMatching(/^kubectl patch deployment kustomize-controller --namespace flux-system /),
    'kubectl apply -f dist/prod/flux/',
  ]);
});

test('an ssh repository gets a deploy key', () => {
  const repository = 'ssh://git@git.example.com/fleet.git';

  expect(commands({ repository, gitCredentials: 'deploy-key' })[2]).toBe(
    `flux create secret git deploy-key --namespace flux-system --url ${repository}`,
  );
});

test('the token of an https repository is typed, not an argument', () => {
  const [, , command] = commands({ repository: 'https://git.example.com/fleet.git', gitCredentials: 'token' });

  expect(command).toContain(
    'generic token --namespace flux-system --from-literal=username=git --from-file=password=/dev/stdin',
  );
});

test('kustomize-controller is given what keeps one unit from holding up others', () => {
  const [, command = ''] = commands({ repository: 'https://git.example.com/fleet.git' });

  const [, patch = ''] = /--type json --patch '(.*)'$/.exec(command) ?? [];
  const path = '/spec/template/spec/containers/0/args/-';
  expect(JSON.parse(patch)).toEqual([
    { op: 'add', path, value: '--concurrent=20' },
    { op: 'add', path, value: '--feature-gates=CancelHealthCheckOnNewRevision=true' },
  ]);
});

function commands(props: FluxProps) {
  const steps = GitOps.flux(props).bootstrapSteps(syncedCluster([], { path: 'dist/prod/flux' }));
  return steps.map(({ command }) => command);
}

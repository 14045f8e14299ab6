import { Duration } from 'cdk8s';
import type { FluxProps } from '../../../lib/gitops/flux/props';
import { GitOps } from '../../../lib/gitops/git-ops';
import { emit, syncedCluster } from '../synced';

const repository = 'https://git.example.com/fleet.git';

test('the source is named after the cluster and follows main, every minute', () => {
  const { metadata, spec } = emitFlux().objects['GitRepository/prod'];

  expect(metadata).toMatchObject({ name: 'prod', namespace: 'flux-system' });
  expect(spec).toEqual({ url: repository, ref: { branch: 'main' }, interval: '1m' });
});

test('branch, credentials and time between looks are the choice of the user', () => {
  const props = { branch: 'live', gitCredentials: 'deploy-key', pollInterval: Duration.seconds(90) };

  const { spec } = emitFlux(props).objects['GitRepository/prod'];

  expect(spec).toMatchObject({ ref: { branch: 'live' }, secretRef: { name: 'deploy-key' }, interval: '1m30s' });
});

test('an scp address is refused with the ssh address to write', () => {
  const { findings } = emitFlux({ repository: 'git@git.example.com:team/fleet.git' });

  expect(findings).toMatchObject([
    { code: 'gitops/repository-url', mend: 'Write "ssh://git@git.example.com/team/fleet.git".' },
  ]);
});

test('an address with another scheme is refused', () => {
  expect(emitFlux({ repository: 'git://git.example.com/fleet' }).codes).toEqual(['gitops/repository-url']);
});

test('an ssh address needs credentials', () => {
  const ssh = 'ssh://git@git.example.com/fleet.git';

  expect(emitFlux({ repository: ssh }).codes).toEqual(['gitops/ssh-without-credentials']);
  expect(emitFlux({ repository: ssh, gitCredentials: 'deploy-key' }).codes).toEqual([]);
});

function emitFlux(props: Partial<FluxProps> = {}) {
  return emit(GitOps.flux({ repository, ...props }), syncedCluster([]));
}

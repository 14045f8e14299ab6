import { AddOn, Cluster, type ClusterProps, Fleet, GitOps } from '../../lib';
import { csiProviderSubjects } from '../../lib/fleet/csi-provider-subjects';
import { Unit } from '../../lib/fleet/unit';

test('a provider is there once the fleet has a unit of it', () => {
  const cluster = clusterOf({});
  new Unit(cluster, 'azure-key-vault-csi-provider');

  expect(presentIn(cluster)).toEqual(['azure']);
});

test('a provider is there that somebody else manages', () => {
  expect(presentIn(clusterOf({ csiProviders: { vault: AddOn.managedElsewhere() } }))).toEqual(['vault']);
});

test('no provider is there by itself', () => {
  expect(presentIn(clusterOf({}))).toEqual([]);
});

function clusterOf(props: Partial<ClusterProps>): Cluster {
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  return new Cluster(new Fleet(), 'prod', { kubernetes: '1.33', gitOps, ...props });
}

function presentIn(cluster: Cluster): readonly string[] {
  return [...csiProviderSubjects(cluster)].filter(([, { present }]) => present).map(([name]) => name);
}

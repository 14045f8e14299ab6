import { Cluster, Driver, Fleet, GitOps } from '../../lib';

const fleet = new Fleet();

new Cluster(fleet, 'legacy', {
  kubernetes: '1.27',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  driver: Driver.installed(),
});

export default fleet;

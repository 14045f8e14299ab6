import * as kplus from 'cdk8s-plus-30';
import { Cluster, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });

new kplus.Secret(unit, 'db', {
  stringData: { username: 'checkout', password: 'correct-horse-battery-staple' },
});

export default fleet;

import * as kplus from 'cdk8s-plus-30';
import { Cluster, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'staging', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });

new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example:5000/shop/checkout' }],
});

export default fleet;

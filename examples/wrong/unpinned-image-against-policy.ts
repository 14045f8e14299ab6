import * as kplus from 'cdk8s-plus-30';
import { Cluster, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  policy: { unpinnedImages: 'error' },
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });

new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:latest' }],
});

export default fleet;

import * as kplus from 'cdk8s-plus-30';
import { Cluster, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});

for (const app of ['checkout', 'search']) {
  const unit = new Unit(cluster, app, { namespace: 'shop' });
  new kplus.ServiceAccount(unit, 'account', { metadata: { name: 'shop' } });
}

export default fleet;

import * as kplus from 'cdk8s-plus-30';
import { Cluster, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.argoCd({ repository: 'https://deploy:correct-horse-battery-staple@git.acme.example/clusters.git' }),
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });

new kplus.ConfigMap(unit, 'settings', { data: { currency: 'EUR' } });

export default fleet;

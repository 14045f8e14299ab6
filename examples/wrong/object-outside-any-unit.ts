import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Cluster, Fleet, GitOps } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const chart = new Chart(cluster, 'checkout', { namespace: 'shop', disableResourceNameHashes: true });

new kplus.ConfigMap(chart, 'settings', { data: { currency: 'EUR' } });

export default fleet;

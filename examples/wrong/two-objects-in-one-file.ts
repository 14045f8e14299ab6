import { ApiObject } from 'cdk8s';
import { Cluster, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });

new ApiObject(unit, 'public', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'checkout' },
  spec: { defaultBackend: { service: { name: 'checkout', port: { number: 8080 } } } },
});
new ApiObject(unit, 'internal', {
  apiVersion: 'config.openshift.io/v1',
  kind: 'Ingress',
  metadata: { name: 'checkout' },
  spec: { domain: 'apps.acme.example' },
});

export default fleet;

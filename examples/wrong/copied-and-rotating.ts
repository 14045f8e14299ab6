import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Delivery, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });
const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  accessToken: { namespace: 'shop' },
});
const deployment = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0' }],
});

new Binding(deployment, 'db-password', {
  property: environment.property('database.password'),
  file: '/run/secrets/db/password',
  rotation: { onChange: 'reload' },
  delivery: Delivery.copiedCsiFiles(),
});

export default fleet;

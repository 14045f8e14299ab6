import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.29',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });
const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  accessToken: { namespace: 'pulumi' },
});
const deployment = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout', securityContext: { user: 0, ensureNonRoot: false } }],
});

new Binding(deployment, 'db-password', {
  property: environment.property('database.password'),
  file: '/run/secrets/db-password/value',
});
new Binding(deployment, 'smtp-password', {
  property: environment.property('smtp..password'),
  file: 'secrets/smtp-password',
});

new Binding(deployment, 'payment-key', {
  property: environment.property('payments.key'),
  variable: 'PAYMENT-KEY',
});

export default fleet;

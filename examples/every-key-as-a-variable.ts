/** Every key of an object in the store as a variable: a new key needs no change here. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'checkout', { namespace: 'shop' });

const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'checkout-secrets', organization: 'acme' }),
});
const checkout = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(checkout, 'settings', {
  property: environment.property('settings'),
  variables: { prefix: 'SHOP_' },
});

export default fleet;

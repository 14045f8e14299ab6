/** Variables out of a Pulumi ESC environment, and no token in the cluster: the operator signs in as a ServiceAccount. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
  oidcIssuer: 'https://oidc.prod.acme.example',
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
Binding.variables(checkout, {
  DB_USER: environment.property('database.user'),
  DB_PASSWORD: environment.property('database.password'),
});

export default fleet;

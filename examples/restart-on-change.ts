/** A new value restarts the pods: the operator looks every 15 minutes, and the cluster's Reloader does the rest. */

import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  reloader: {},
});
const unit = new Unit(prod, 'storefront', { namespace: 'shop' });

const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'storefront-secrets', organization: 'acme' }),
});
const storefront = new kplus.Deployment(unit, 'storefront', {
  containers: [{ image: 'registry.acme.example/shop/front:7.1.0', securityContext: { user: 10001, group: 10001 } }],
});
Binding.variables(
  storefront,
  { SESSION_KEY: environment.property('session.key') },
  { rotation: { every: Duration.minutes(15), onChange: 'restart' } },
);

export default fleet;

/** Variables where there is no External Secrets Operator: the CSI driver copies what it mounts into a Kubernetes Secret. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, Operator, PulumiEscEnvironment, Unit } from '../lib';

const fleet = new Fleet();
const edge = new Cluster(fleet, 'edge', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  externalSecretsOperator: Operator.absent(),
});
const unit = new Unit(edge, 'checkout', { namespace: 'shop' });

const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  accessToken: { namespace: 'shop' },
});
const checkout = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});
// The volume that the driver needs is mounted by itself; the Secret comes with the first pod and goes with the workload.
Binding.variables(checkout, {
  DB_USER: environment.property('database.user'),
  DB_PASSWORD: environment.property('database.password'),
});

export default fleet;

/** Files that the CSI driver mounts and nothing keeps in etcd, for a container that does not run as root. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Delivery, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../lib';

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
  accessToken: { namespace: 'shop' },
});
const checkout = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});
const files = {
  'db-password': environment.property('database.password'),
  'db-ca.crt': environment.property('database.tls["ca.crt"]'),
};
// The Pulumi ESC CSI provider 0.1.1 hands out files that root alone can read.
Binding.files(checkout, '/run/secrets/checkout', files, { delivery: Delivery.copiedCsiFiles() });

export default fleet;

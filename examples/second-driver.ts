/** Pulumi ESC on AKS, whose own driver asks for tokens that the Pulumi provider 0.1.1 fails on: a second driver beside it. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Delivery, Driver, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../lib';

const fleet = new Fleet();
const aks = new Cluster(fleet, 'aks', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  // AKS keeps the CRDs, which both drivers share.
  driver: Driver.installed({ driverName: 'pulumi.secrets-store.csi.k8s.io', crds: false }),
});
const unit = new Unit(aks, 'checkout', { namespace: 'shop' });

const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  accessToken: { namespace: 'shop' },
});
const checkout = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(checkout, 'db-password', {
  property: environment.property('database.password'),
  file: '/run/secrets/db/password',
  delivery: Delivery.copiedCsiFiles(),
});

export default fleet;

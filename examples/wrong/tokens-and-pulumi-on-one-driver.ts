import * as kplus from 'cdk8s-plus-30';
import {
  AzureKeyVault,
  Binding,
  Cluster,
  Delivery,
  Fleet,
  GitOps,
  PulumiEscEnvironment,
  Unit,
  WorkloadIdentity,
} from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'aks', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });
const identity = WorkloadIdentity.azure(unit, 'identity', {
  name: 'checkout',
  clientId: '11111111-2222-3333-4444-555555555555',
});
const vault = new AzureKeyVault(unit, 'vault', {
  vaultName: 'acme-shop',
  tenantId: '66666666-7777-8888-9999-000000000000',
  identity,
});
const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  accessToken: { namespace: 'shop' },
});
const deployment = new kplus.Deployment(unit, 'checkout', {
  serviceAccount: identity.account,
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001 } }],
});

new Binding(deployment, 'db-password', {
  property: vault.secret('db-password'),
  file: '/run/secrets/db/password',
});
new Binding(deployment, 'payment-key', {
  property: environment.property('payments.key'),
  file: '/run/secrets/payments/key',
  delivery: Delivery.copiedCsiFiles(),
});

export default fleet;

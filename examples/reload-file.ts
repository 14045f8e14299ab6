/** A certificate that is renewed under a running process, which reads the file again by itself. */

import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { AzureKeyVault, Binding, Cluster, Fleet, GitOps, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'gateway', { namespace: 'gateway' });

const identity = WorkloadIdentity.azure(unit, 'identity', {
  name: 'gateway',
  clientId: '11111111-2222-3333-4444-555555555555',
});
const vault = new AzureKeyVault(unit, 'vault', {
  vaultName: 'acme-gateway',
  tenantId: '66666666-7777-8888-9999-000000000000',
  identity,
});
const gateway = new kplus.Deployment(unit, 'gateway', {
  serviceAccount: identity.account,
  containers: [{ image: 'registry.acme.example/net/gateway:3.4.1', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(gateway, 'tls', {
  property: vault.certificateWithKey('gateway-tls'),
  file: '/run/secrets/tls/server.pem',
  rotation: { every: Duration.minutes(30), onChange: 'reload' },
});

export default fleet;

/** Azure Key Vault on AKS: a certificate as a file through AKS's own driver, a password as a variable through the operator. */

import * as kplus from 'cdk8s-plus-30';
import { AddOn, AzureKeyVault, Binding, Cluster, Driver, Fleet, GitOps, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const aks = new Cluster(fleet, 'aks', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
  driver: Driver.managedElsewhere({ tokenAudiences: ['api://AzureADTokenExchange'], syncsSecrets: true }),
  csiProviders: { azure: AddOn.managedElsewhere() },
});
const unit = new Unit(aks, 'catalog', { namespace: 'catalog' });

const identity = WorkloadIdentity.azure(unit, 'identity', {
  name: 'catalog',
  clientId: '11111111-2222-3333-4444-555555555555',
});
const vault = new AzureKeyVault(unit, 'vault', {
  vaultName: 'acme-catalog',
  tenantId: '66666666-7777-8888-9999-000000000000',
  identity,
});
const catalog = new kplus.Deployment(unit, 'catalog', {
  serviceAccount: identity.account,
  containers: [{ image: 'registry.acme.example/shop/catalog:2.9.4', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(catalog, 'tls', {
  property: vault.certificateWithKey('catalog-tls'),
  file: '/run/secrets/tls/server.pem',
});
new Binding(catalog, 'db-password', { property: vault.secret('db-password'), variable: 'DB_PASSWORD' });

export default fleet;

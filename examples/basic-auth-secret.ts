/** A Secret of a given name and type, for a workload and for whoever else knows it by that name: the program says how. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Delivery, Fleet, GitOps, HashicorpVault, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'ledger', { namespace: 'finance' });

const vault = new HashicorpVault(unit, 'vault', {
  server: 'https://vault.acme.example:8200',
  mount: 'secret',
  identity: WorkloadIdentity.vaultKubernetes(unit, 'identity', { name: 'ledger', role: 'ledger', audience: 'vault' }),
});
const ledger = new kplus.Deployment(unit, 'ledger', {
  containers: [{ image: 'registry.acme.example/finance/ledger:2.3.1', securityContext: { user: 10001, group: 10001 } }],
});
for (const key of ['username', 'password']) {
  new Binding(ledger, key, {
    property: vault.secret('finance/database', key),
    variable: `DB_${key.toUpperCase()}`,
    delivery: Delivery.externalSecret({ secretName: 'ledger-database', key, type: 'kubernetes.io/basic-auth' }),
  });
}

export default fleet;

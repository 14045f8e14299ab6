/** External Secrets Operator is there already: the fleet makes stores and ExternalSecrets, and installs nothing. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, HashicorpVault, Operator, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
  externalSecretsOperator: Operator.managedElsewhere(),
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
new Binding(ledger, 'bank-token', { property: vault.secret('finance/bank', 'token'), variable: 'BANK_TOKEN' });

export default fleet;

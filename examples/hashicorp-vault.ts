/** HashiCorp Vault's KV engine: one key of a secret as a file, another as a variable. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, HashicorpVault, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'ledger', { namespace: 'finance' });

const identity = WorkloadIdentity.vaultKubernetes(unit, 'identity', {
  name: 'ledger',
  role: 'ledger',
  audience: 'vault',
});
const vault = new HashicorpVault(unit, 'vault', {
  server: 'https://vault.acme.example:8200',
  mount: 'secret',
  identity,
});
const ledger = new kplus.Deployment(unit, 'ledger', {
  serviceAccount: identity.account,
  containers: [{ image: 'registry.acme.example/finance/ledger:2.3.1', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(ledger, 'signing-key', {
  property: vault.secret('finance/ledger', 'signing-key'),
  file: '/run/secrets/ledger/signing-key',
});
new Binding(ledger, 'bank-token', { property: vault.secret('finance/bank', 'token'), variable: 'BANK_TOKEN' });

export default fleet;

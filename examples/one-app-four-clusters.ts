/** One program for an app, put on four clusters: what each of them has and allows makes a plan of its own. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Driver, Fleet, GitOps, HashicorpVault, Operator, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const common = {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  reloader: {},
};

app(new Cluster(fleet, 'plain', common));
app(
  new Cluster(fleet, 'nothing-in-etcd', {
    ...common,
    policy: { kubernetesSecrets: 'forbidden' },
    reloader: { watchesMounts: true },
  }),
);
app(new Cluster(fleet, 'no-operator', { ...common, externalSecretsOperator: Operator.absent() }));
app(new Cluster(fleet, 'no-driver', { ...common, driver: Driver.absent() }));

export default fleet;

/** Reads files only: a variable would be an error where no value may lie in etcd. */
function app(cluster: Cluster): void {
  const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });
  const identity = WorkloadIdentity.vaultKubernetes(unit, 'identity', {
    name: 'checkout',
    role: 'checkout',
    audience: 'vault',
  });
  const vault = new HashicorpVault(unit, 'vault', {
    server: 'https://vault.acme.example:8200',
    mount: 'secret',
    identity,
  });
  const checkout = new kplus.Deployment(unit, 'checkout', {
    serviceAccount: identity.account,
    containers: [
      { image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } },
    ],
  });
  new Binding(checkout, 'license', { property: vault.secret('shop/license', 'key'), file: '/run/secrets/license/key' });
  new Binding(checkout, 'db-password', {
    property: vault.secret('shop/db', 'password'),
    file: '/run/secrets/db/password',
    rotation: { onChange: 'restart' },
  });
}

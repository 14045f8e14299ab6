/** AWS: a secret of Secrets Manager as a file, a parameter of Systems Manager as a variable, one role for both. */

import * as kplus from 'cdk8s-plus-30';
import { AwsParameterStore, AwsSecretsManager, Binding, Cluster, Fleet, GitOps, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const eks = new Cluster(fleet, 'eks', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(eks, 'orders', { namespace: 'orders' });

const identity = WorkloadIdentity.awsIrsa(unit, 'identity', {
  name: 'orders',
  roleArn: 'arn:aws:iam::111122223333:role/orders',
});
const secrets = new AwsSecretsManager(unit, 'secrets', { region: 'eu-central-1', identity });
const parameters = new AwsParameterStore(unit, 'parameters', { region: 'eu-central-1', identity });
const orders = new kplus.Deployment(unit, 'orders', {
  serviceAccount: identity.account,
  containers: [{ image: 'registry.acme.example/shop/orders:5.0.2', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(orders, 'db-password', {
  property: secrets.secret('orders/db-password'),
  file: '/run/secrets/db/password',
});
new Binding(orders, 'queue-url', { property: parameters.parameter('/orders/queue-url'), variable: 'QUEUE_URL' });

export default fleet;

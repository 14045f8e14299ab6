import * as kplus from 'cdk8s-plus-30';
import { AwsSecretsManager, Binding, Cluster, Fleet, GitOps, Unit, WorkloadIdentity } from '../../../lib';

/** Cluster `eks` with one pod that reads a file: AWS's provider signs in with tokens of the pods, which the CSIDriver asks for. */
export function fleetWithTokens(kubernetes: string): Fleet {
  const fleet = new Fleet();
  const eks = new Cluster(fleet, 'eks', {
    kubernetes,
    gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  });
  const unit = new Unit(eks, 'orders', { namespace: 'orders' });
  const identity = WorkloadIdentity.awsIrsa(unit, 'identity', {
    name: 'orders',
    roleArn: 'arn:aws:iam::111122223333:role/orders',
  });
  const secrets = new AwsSecretsManager(unit, 'secrets', { region: 'eu-central-1', identity });
  const orders = new kplus.Deployment(unit, 'orders', {
    metadata: { name: 'orders' },
    serviceAccount: identity.account,
    containers: [{ image: 'registry.acme.example/orders:1', securityContext: { user: 10001, group: 10001 } }],
  });
  new Binding(orders, 'password', { property: secrets.secret('orders/password'), file: '/run/secrets/password' });
  return fleet;
}

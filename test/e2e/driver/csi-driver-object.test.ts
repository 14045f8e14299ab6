import * as kplus from 'cdk8s-plus-30';
import { AwsSecretsManager, Binding, Cluster, Fleet, GitOps, Unit, WorkloadIdentity } from '../../../lib';
import type { JsonObject } from '../../../lib/core/json';
import { syncSteps } from '../sync-order';
import { TARGETS, type Target } from '../target';

describe.each(TARGETS)('$target', ({ start }) => {
  let target: Target;

  beforeAll(async () => {
    target = await start();
  });

  afterAll(() => target?.stop());

  test('the CSIDriver of a cluster that names this version is taken without a warning about tokens', async () => {
    const { body } = await target.server.send({ method: 'GET', path: '/version' });
    const driver = csiDriverWithTokens(`${body.major}.${body.minor}`);

    const { refusal, warnings } = await target.server.tryApply(driver);

    expect({ refusal, warnings }).toEqual({ refusal: undefined, warnings: [] });
  });
});

/** AWS's provider signs in with tokens of the pods, which the CSIDriver asks for. */
function csiDriverWithTokens(kubernetes: string): JsonObject {
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
    serviceAccount: identity.account,
    containers: [{ image: 'registry.acme.example/orders:1', securityContext: { user: 10001, group: 10001 } }],
  });
  new Binding(orders, 'password', { property: secrets.secret('orders/password'), file: '/run/secrets/password' });
  const objects = syncSteps(fleet.render().tree, 'eks').flatMap(({ manifests }) => manifests);
  const driver = objects.find(({ kind }) => kind === 'CSIDriver');
  if (driver === undefined) throw new Error('The cluster has no CSIDriver.');
  return driver;
}

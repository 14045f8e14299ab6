import { type Chart, Cron } from 'cdk8s';
import { CronJob, Deployment, type DeploymentProps, ServiceAccount } from 'cdk8s-plus-30';
import { runsAsProblem } from '../../lib/identity/runs-as';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { shop } from '../support/identity';

const containers = [{ image: 'app:1' }];

test('a workload runs as the identity that it was made with', () => {
  const { chart, identity } = checkout();

  expect(
    runsAsProblem(new Deployment(chart, 'app', { containers, serviceAccount: identity.account }), identity),
  ).toBeUndefined();
});

test('a CronJob is asked for the pods of its jobs', () => {
  const { chart, identity } = checkout();
  const job = new CronJob(chart, 'app', { containers, schedule: Cron.daily(), serviceAccount: identity.account });

  expect(runsAsProblem(job, identity)).toBeUndefined();
});

test('a reference to the same account is as good', () => {
  const { chart, identity } = checkout();
  const serviceAccount = ServiceAccount.fromServiceAccountName(chart, 'same', 'checkout', { namespaceName: 'shop' });

  expect(runsAsProblem(new Deployment(chart, 'app', { containers, serviceAccount }), identity)).toBeUndefined();
});

test('a workload that names no account runs as the default one', () => {
  expect(problem({})).toBe('its pods run as ServiceAccount "default", not as "checkout"');
});

test('another account is told by its name', () => {
  const { chart, identity } = checkout();
  const serviceAccount = new ServiceAccount(chart, 'other', { metadata: { name: 'other' } });
  const app = new Deployment(chart, 'app', { containers, serviceAccount });

  expect(runsAsProblem(app, identity)).toBe('its pods run as ServiceAccount "other", not as "checkout"');
});

test('an account of another namespace is not within reach', () => {
  expect(problem({ metadata: { namespace: 'eu' } })).toBe(
    'its pods lie in namespace "eu" and ServiceAccount "checkout" in "shop"',
  );
});

function checkout(): { chart: Chart; identity: WorkloadIdentity } {
  const chart = shop();
  return { chart, identity: WorkloadIdentity.pulumi(chart, 'checkout', { organization: 'acme' }) };
}

function problem(props: Partial<DeploymentProps>) {
  const { chart, identity } = checkout();
  return runsAsProblem(new Deployment(chart, 'app', { containers, ...props }), identity);
}

import { Size } from 'cdk8s';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit, WorkloadIdentity } from 'cdk8s-escrow';
import * as kplus from 'cdk8s-plus-30';

// Everything that is synced.
const fleet = new Fleet();

// A cluster and what syncs it. Write the address of your repository.
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.35',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
});

// What is synced together: one folder, dist/prod/checkout/.
const unit = new Unit(prod, 'checkout', { namespace: 'shop' });

// Where the values are, and who may ask for them. The cluster signs in as a ServiceAccount: there is no token to keep.
const identity = WorkloadIdentity.pulumi(unit, 'identity', { name: 'checkout-secrets', organization: 'acme' });
const environment = new PulumiEscEnvironment(unit, 'environment', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  identity,
});

const labels = { 'app.kubernetes.io/name': 'checkout' };
const checkout = new kplus.Deployment(unit, 'checkout', {
  metadata: { labels },
  podMetadata: { labels },
  select: false,
  replicas: 2,
  containers: [
    {
      image: 'registry.acme.example/shop/checkout:4.12.0',
      resources: {
        cpu: { request: kplus.Cpu.millis(100) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
      },
      securityContext: {
        user: 10001,
        group: 10001,
        capabilities: { drop: [kplus.Capability.ALL] },
        seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
      },
    },
  ],
});
checkout.select(kplus.LabelSelector.of({ labels }));

// What the container needs: this value as this variable. How it gets there is planned: `npm run explain`.
new Binding(checkout, 'db-password', {
  property: environment.property('database.password'),
  variable: 'DB_PASSWORD',
});

export default fleet;

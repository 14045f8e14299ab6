/** Two apps in two namespaces read one environment: a ClusterSecretStore that admits these two and no other. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const shared = new Unit(prod, 'shared-secrets', { namespace: 'shared-secrets' });
const environment = new PulumiEscEnvironment(shared, 'mail', {
  organization: 'acme',
  project: 'platform',
  environment: 'mail',
  identity: WorkloadIdentity.pulumi(shared, 'identity', { name: 'mail-secrets', organization: 'acme' }),
});

for (const [name, namespace] of [
  ['checkout', 'shop'],
  ['newsletter', 'marketing'],
] as const) {
  const workload = new kplus.Deployment(new Unit(prod, name, { namespace }), name, {
    containers: [
      {
        image: `registry.acme.example/${namespace}/${name}:1.0.7`,
        securityContext: { user: 10001, group: 10001 },
      },
    ],
  });
  new Binding(workload, 'smtp-password', {
    property: environment.property('smtp.password'),
    variable: 'SMTP_PASSWORD',
  });
}

export default fleet;

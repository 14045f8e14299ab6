/** A cluster whose policy lets no value into etcd: files go through the CSI driver, and a variable would be an error. */

import * as kplus from 'cdk8s-plus-30';
import { AwsSecretsManager, Binding, Cluster, Fleet, GitOps, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const pci = new Cluster(fleet, 'pci', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
  policy: { kubernetesSecrets: 'forbidden', podSecurity: 'restricted' },
});
const unit = new Unit(pci, 'cards', { namespace: 'cards' });

const identity = WorkloadIdentity.awsPodIdentity(unit, 'identity', {
  name: 'cards',
  roleArn: 'arn:aws:iam::111122223333:role/cards',
  clusterName: 'pci',
});
const secrets = new AwsSecretsManager(unit, 'secrets', { region: 'eu-central-1', identity });
const cards = new kplus.Deployment(unit, 'cards', {
  serviceAccount: identity.account,
  containers: [
    {
      image: 'registry.acme.example/pay/cards:3.1.0',
      securityContext: {
        user: 10001,
        group: 10001,
        capabilities: { drop: [kplus.Capability.ALL] },
        seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
      },
    },
  ],
});
Binding.files(cards, '/run/secrets/cards', {
  'db-password': secrets.secret('cards/db-password'),
  'acquirer-key': secrets.secret('cards/acquirer-key'),
});

export default fleet;

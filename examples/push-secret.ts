/** The other way round: a certificate that cert-manager made is written into a store, which another team looks after. */

import * as kplus from 'cdk8s-plus-30';
import { Cluster, Fleet, GitOps, Operator, PushSecret, SecretStore, Unit } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  externalSecretsOperator: Operator.managedElsewhere(),
  existingObjects: [{ kind: 'Secret', namespace: 'gateway', name: 'gateway-tls', keys: ['tls.crt', 'tls.key'] }],
});
const unit = new Unit(prod, 'gateway', { namespace: 'gateway' });

new PushSecret(unit, 'certificate', {
  name: 'gateway-tls',
  namespace: 'gateway',
  secret: kplus.Secret.fromSecretName(unit, 'made-by-cert-manager', 'gateway-tls'),
  stores: [SecretStore.fromName({ name: 'vault', namespace: 'gateway' })],
  data: [
    { secretKey: 'tls.crt', remoteKey: 'net/gateway', property: 'tls.crt' },
    { secretKey: 'tls.key', remoteKey: 'net/gateway', property: 'tls.key' },
  ],
});

export default fleet;

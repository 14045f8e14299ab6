/** The CSI provider's access token, sealed: it lies in Git, and the Sealed Secrets controller alone can open it. */

import * as kplus from 'cdk8s-plus-30';
import {
  Binding,
  Cluster,
  Delivery,
  Fleet,
  GitOps,
  PulumiEscEnvironment,
  SealedFile,
  SealedSecret,
  SealingCertificates,
  Unit,
} from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'checkout', { namespace: 'shop' });

const token = new SealedSecret(unit, 'token', {
  sealed: SealedFile.read('examples/sealed/shop-pulumi-access-token.json'),
  certificates: SealingCertificates.read('examples/sealed/prod.pem'),
});
const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  accessToken: token.key('pulumi-access-token'),
});
const checkout = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(checkout, 'db-password', {
  property: environment.property('database.password'),
  file: '/run/secrets/db/password',
  delivery: Delivery.copiedCsiFiles(),
});

export default fleet;

/** No secret zero: the operator signs in to Pulumi Cloud by OIDC and keeps the access token that the CSI provider needs. */

import * as kplus from 'cdk8s-plus-30';
import {
  Binding,
  Cluster,
  Delivery,
  ExternalSecret,
  Fleet,
  GitOps,
  PulumiEscEnvironment,
  SecretStore,
  Unit,
  WorkloadIdentity,
} from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  oidcIssuer: 'https://oidc.prod.acme.example',
});
const unit = new Unit(prod, 'checkout', { namespace: 'shop' });
const address = { organization: 'acme', project: 'shop' };

const tokens = new PulumiEscEnvironment(unit, 'tokens', {
  ...address,
  environment: 'cluster-tokens',
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'shop-tokens', organization: 'acme' }),
});
const store = new SecretStore(unit, 'store', {
  name: 'tokens',
  namespace: 'shop',
  provider: tokens.externalSecrets.provider('SecretStore'),
  profile: tokens.externalSecrets.profile,
});
const token = new ExternalSecret(unit, 'token', {
  name: 'pulumi-access-token',
  namespace: 'shop',
  store,
  data: [{ secretKey: 'pulumi-access-token', remoteRef: tokens.property('prod.shop') }],
});
const production = new PulumiEscEnvironment(unit, 'production', {
  ...address,
  environment: 'production',
  accessToken: token.key('pulumi-access-token'),
});
const checkout = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(checkout, 'db-password', {
  property: production.property('database.password'),
  file: '/run/secrets/db/password',
  delivery: Delivery.copiedCsiFiles(),
});

export default fleet;

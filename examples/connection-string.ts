/** One variable out of two values: the operator's template puts the connection string together in the cluster. */

import * as kplus from 'cdk8s-plus-30';
import {
  Cluster,
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
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'checkout', { namespace: 'shop' });

const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'checkout-secrets', organization: 'acme' }),
});
const store = new SecretStore(unit, 'store', {
  name: 'production',
  namespace: 'shop',
  provider: environment.externalSecrets.provider('SecretStore'),
  profile: environment.externalSecrets.profile,
});
const database = new ExternalSecret(unit, 'database', {
  name: 'checkout-database',
  namespace: 'shop',
  store,
  data: [
    { secretKey: 'user', remoteRef: environment.property('database.user') },
    { secretKey: 'password', remoteRef: environment.property('database.password') },
  ],
  template: { data: { url: 'postgres://{{ .user }}:{{ .password | urlquery }}@db.shop.svc:5432/checkout' } },
});
const { key } = database.key('url');
new kplus.Deployment(unit, 'checkout', {
  containers: [
    {
      image: 'registry.acme.example/shop/checkout:4.12.0',
      securityContext: { user: 10001, group: 10001 },
      envVariables: { DATABASE_URL: kplus.EnvValue.fromSecretValue({ secret: database.secret, key }) },
    },
  ],
});

export default fleet;

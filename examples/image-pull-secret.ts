/** The credential of a private registry: the kubelet reads it, so it is a Secret and no file or variable. */

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
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'checkout', { namespace: 'shop' });

const environment = new PulumiEscEnvironment(unit, 'platform', {
  organization: 'acme',
  project: 'platform',
  environment: 'registry',
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'registry-secrets', organization: 'acme' }),
});
const store = new SecretStore(unit, 'store', {
  name: 'registry',
  namespace: 'shop',
  provider: environment.externalSecrets.provider('SecretStore'),
  profile: environment.externalSecrets.profile,
});
const registry = new ExternalSecret(unit, 'registry', {
  name: 'registry',
  namespace: 'shop',
  store,
  type: 'kubernetes.io/dockerconfigjson',
  data: [{ secretKey: '.dockerconfigjson', remoteRef: environment.property('docker["config.json"]') }],
});
new kplus.Deployment(unit, 'checkout', {
  dockerRegistryAuth: registry.secret,
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});

export default fleet;

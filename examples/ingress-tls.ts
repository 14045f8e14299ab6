/** A certificate for an Ingress, which is no pod: an ExternalSecret keeps the Secret, out of a store made by hand. */

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
const unit = new Unit(prod, 'storefront', { namespace: 'shop' });

const environment = new PulumiEscEnvironment(unit, 'edge', {
  organization: 'acme',
  project: 'shop',
  environment: 'edge',
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'storefront-edge', organization: 'acme' }),
});
const store = new SecretStore(unit, 'store', {
  name: 'edge',
  namespace: 'shop',
  provider: environment.externalSecrets.provider('SecretStore'),
  profile: environment.externalSecrets.profile,
});
const tls = new ExternalSecret(unit, 'tls', {
  name: 'storefront-tls',
  namespace: 'shop',
  store,
  type: 'kubernetes.io/tls',
  data: [
    { secretKey: 'tls.crt', remoteRef: environment.property('tls.certificate') },
    { secretKey: 'tls.key', remoteRef: environment.property('tls.key') },
  ],
});
const storefront = new kplus.Deployment(unit, 'storefront', {
  containers: [
    {
      image: 'registry.acme.example/shop/front:7.1.0',
      portNumber: 8080,
      securityContext: { user: 10001, group: 10001 },
    },
  ],
});
const host = 'shop.acme.example';
const backend = kplus.IngressBackend.fromService(storefront.exposeViaService({ name: 'storefront' }));
const ingress = new kplus.Ingress(unit, 'ingress', {
  metadata: { name: 'storefront' },
  tls: [{ hosts: [host], secret: tls.secret }],
});
ingress.addHostDefaultBackend(host, backend);

export default fleet;

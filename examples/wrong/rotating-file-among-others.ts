import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(cluster, 'proxy', { namespace: 'edge' });
const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'edge',
  environment: 'production',
  accessToken: { namespace: 'edge' },
});
const deployment = new kplus.Deployment(unit, 'proxy', {
  containers: [{ image: 'registry.acme.example/edge/proxy:2.9.3', securityContext: { user: 0, ensureNonRoot: false } }],
});

new Binding(deployment, 'tls-certificate', {
  property: environment.property('tls.certificate'),
  file: '/etc/proxy/tls/tls.crt',
});
new Binding(deployment, 'tls-key', {
  property: environment.property('tls.key'),
  file: '/etc/proxy/tls/tls.key',
  rotation: { onChange: 'reload' },
});

export default fleet;

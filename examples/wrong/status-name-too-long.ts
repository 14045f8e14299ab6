import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Delivery, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
});
const namespace = 'recommendations-for-returning-customers-of-the-european-market';
const unit = new Unit(cluster, 'recommendations', { namespace });
const environment = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'recommendations',
  environment: 'production',
  accessToken: { namespace },
});
const deployment = new kplus.Deployment(unit, 'recommendations', {
  metadata: { name: 'recommendations-api-with-personalized-ranking-and-cold-start-fallback' },
  containers: [{ image: 'registry.acme.example/recommendations/api:1.8.0' }],
});

new Binding(deployment, 'feature-store-password-of-the-read-replica-in-frankfurt-am-main', {
  property: environment.property('featureStore.password'),
  file: '/run/secrets/feature-store/password',
  delivery: Delivery.copiedCsiFiles(),
});

export default fleet;

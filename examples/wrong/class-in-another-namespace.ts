import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { AddOn, Cluster, Driver, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  driver: Driver.installed(),
  csiProviders: { pulumi: AddOn.managedElsewhere() },
  existingObjects: [{ kind: 'Secret', namespace: 'shop', name: 'pulumi-access-token' }],
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });

new ApiObject(unit, 'db', {
  apiVersion: 'secrets-store.csi.x-k8s.io/v1',
  kind: 'SecretProviderClass',
  metadata: { name: 'db', namespace: 'kube-system' },
  spec: {
    provider: 'pulumi',
    parameters: {
      organization: 'acme',
      project: 'shop',
      environment: 'production',
      authSecretName: 'pulumi-access-token',
      authSecretNamespace: 'shop',
      secrets: '- fileName: password\n  secretKey: database.password\n',
    },
  },
});
const deployment = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0' }],
});
const volume = kplus.Volume.fromCsi(unit, 'volume', 'secrets-store.csi.k8s.io', {
  name: 'db',
  readOnly: true,
  attributes: { secretProviderClass: 'db' },
});
deployment.containers[0]?.mount('/run/secrets/db', volume, { readOnly: true });

export default fleet;

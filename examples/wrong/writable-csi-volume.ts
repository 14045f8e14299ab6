import { ApiObject } from 'cdk8s';
import { Cluster, Driver, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  driver: Driver.installed(),
  existingObjects: [{ kind: 'SecretProviderClass', namespace: 'shop', name: 'db' }],
});
const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });

new ApiObject(unit, 'checkout', {
  apiVersion: 'v1',
  kind: 'Pod',
  spec: {
    containers: [
      {
        name: 'checkout',
        image: 'registry.acme.example/shop/checkout:4.12.0',
        volumeMounts: [{ name: 'db', mountPath: '/run/secrets/db', readOnly: true }],
      },
    ],
    volumes: [
      { name: 'db', csi: { driver: 'secrets-store.csi.k8s.io', volumeAttributes: { secretProviderClass: 'db' } } },
    ],
  },
});

export default fleet;

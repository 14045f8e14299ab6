import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { type Cluster, Unit } from '../../lib/index.ts';

/** Objects that the API server would refuse, or that nobody should commit. */
export function objects(cluster: Cluster): void {
  const unit = new Unit(cluster, 'shop', { namespace: 'shop' });

  // A Secret with its value in Git.
  new ApiObject(unit, 'database', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'database' },
    stringData: { password: 'made-up' },
  });

  // A capital letter and an underscore in a name, and a label value with a blank.
  new ApiObject(unit, 'settings', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'Shop_Settings', labels: { team: 'web shop' } },
  });

  // One ConfigMap made twice.
  for (const id of ['flags', 'more-flags']) {
    new ApiObject(unit, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'flags' } });
  }

  // A namespace that nobody creates.
  new ApiObject(unit, 'elsewhere', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'flags', namespace: 'nowhere' },
  });

  // Root in a restricted namespace, a container name with a capital letter, an image without a version.
  new kplus.Deployment(unit, 'frontend', {
    containers: [{ name: 'Web', image: 'registry.example.com/shop/frontend', portNumber: 8080 }],
  });

  // A volume that is not read-only, of a class that lies in another namespace.
  const attributes = { secretProviderClass: 'checkout' };
  new ApiObject(unit, 'checkout', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'checkout' },
    spec: {
      containers: [{ name: 'app', image: 'registry.example.com/shop/checkout:1.0.0' }],
      volumes: [{ name: 'files', csi: { driver: 'secrets-store.csi.k8s.io', volumeAttributes: attributes } }],
    },
  });
  new ApiObject(unit, 'class', {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'checkout', namespace: 'default' },
    spec: { provider: 'pulumi' },
  });
}

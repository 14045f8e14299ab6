import { ApiObject } from 'cdk8s';
import { type Cluster, Unit } from '../../lib/index.ts';

/** Things in the wrong order, of the wrong version or size, and rights and texts that say too much. */
export function orderAndRights(cluster: Cluster): void {
  plainText(new Unit(cluster, 'reports', { namespace: 'reports' }));
}

/** A password as a variable. */
function plainText(unit: Unit): void {
  new ApiObject(unit, 'reports', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: podTemplate({
      containers: [{ name: 'app', image: IMAGE, env: [{ name: 'DB_PASSWORD', value: 'made-up-1' }] }],
    }),
  });
}

const IMAGE = 'registry.example.com/shop/reports:1.0.0';

function podTemplate(spec: object): object {
  const labels = { app: 'reports' };
  return { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } };
}

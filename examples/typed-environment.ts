/** Paths that the editor completes and the compiler knows, and a lock that synth compares them with: both out of `import`. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, Unit, WorkloadIdentity } from '../lib';
import { ShopProduction } from './esc/shop-production';

const fleet = new Fleet({ escLock: 'examples/esc/esc.lock.json' });
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'checkout', { namespace: 'shop' });

const environment = new ShopProduction(unit, 'production', {
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'checkout-secrets', organization: 'acme' }),
});
const checkout = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});
Binding.variables(checkout, {
  DB_USER: environment.property('database.user'),
  DB_PASSWORD: environment.property('database.password'),
});

export default fleet;

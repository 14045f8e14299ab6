/** An environment that the program declares, without the values of its secrets, and reads as a revision tag has it. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, EscValue, Fleet, GitOps, PulumiEscEnvironment, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
});
const unit = new Unit(prod, 'checkout', { namespace: 'shop' });

// SHOP_DB_PASSWORD=… npx cdk8s-escrow esc init --tag stable --program <this file>
const production = new PulumiEscEnvironment(unit, 'production', {
  organization: 'acme',
  project: 'checkout',
  environment: 'production',
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'checkout-secrets', organization: 'acme' }),
  definition: {
    values: {
      database: {
        user: 'shop',
        password: EscValue.secretFrom('SHOP_DB_PASSWORD'),
        url: `postgres://${EscValue.reference('database.user')}:${EscValue.reference('database.password')}@db.shop.svc/shop`,
      },
    },
  },
});
const checkout = new kplus.Deployment(unit, 'checkout', {
  containers: [{ image: 'registry.acme.example/shop/checkout:4.12.0', securityContext: { user: 10001, group: 10001 } }],
});
Binding.variables(checkout, { DATABASE_URL: production.at('stable').property('database.url') });

export default fleet;

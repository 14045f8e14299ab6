/**
 * A fleet that breaks every rule, to read what the rules say: `npm run synth -- examples/broken/main.ts`.
 *
 * Each file makes the mistakes of one area, each beside a comment that says what is wrong.
 */
import { Cluster, Fleet, GitOps } from '../../lib/index.ts';
import { accounts } from './accounts.ts';
import { classesAndStores } from './classes-and-stores.ts';
import { objects } from './objects.ts';
import { orderAndRights } from './order-and-rights.ts';
import { references } from './references.ts';

const fleet = new Fleet({ stages: { production: ['production'], staging: ['staging'] } });
const repository = 'https://github.com/acme/clusters.git';

const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  stage: 'production',
  gitOps: GitOps.argoCd({ repository }),
  policy: { podSecurity: 'restricted' },
});
objects(prod);

accounts(fleet);
classesAndStores(fleet);
orderAndRights(fleet);
references(fleet);

export default fleet;

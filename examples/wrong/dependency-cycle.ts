import * as kplus from 'cdk8s-plus-30';
import { Cluster, Fleet, GitOps, Unit } from '../../lib';

const fleet = new Fleet();
const cluster = new Cluster(fleet, 'prod', {
  kubernetes: '1.33',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
});
const [database, api, gateway] = ['database', 'api', 'gateway'].map((name) => {
  const unit = new Unit(cluster, name, { namespace: 'shop' });
  new kplus.ConfigMap(unit, name, { data: { logLevel: 'info' } });
  return unit;
}) as [Unit, Unit, Unit];

gateway.addDependency(api);
api.addDependency(database);
database.addDependency(gateway);

export default fleet;

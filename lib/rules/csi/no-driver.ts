import { describe } from '../../core/manifest.ts';
import { tryDriver } from '../csi-driver.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Where pods mount classes, somebody installs the driver. */
export const presentDriver: Rule = {
  code: 'csi/no-driver',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const { addOns, driver, missing, name } = cluster;
    if (addOns.driver.present || missing.driver !== undefined) return;
    const first = cluster.csiVolumes()[0]?.object ?? cluster.classes().all[0]?.object;
    if (first === undefined || tryDriver(cluster) !== undefined) return;
    yield {
      path: name,
      problem: `${describe(first.identity)} needs the Secrets Store CSI Driver "${driver.name}", which nobody installs in cluster "${name}".`,
      cause: `The API server refuses classes whose CRD is not there; pods stay in ContainerCreating ("driver name ${driver.name} not found in the list of registered CSI drivers").`,
      mend: 'Have the fleet install it, driver: Driver.installed(); or say that it is there: Driver.managedElsewhere().',
    };
  },
};

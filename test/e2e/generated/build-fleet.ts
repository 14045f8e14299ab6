import {
  AddOn,
  Cluster,
  type ClusterProps,
  type CsiProviders,
  Driver,
  Fleet,
  GitOps,
  Operator,
  Unit,
} from '../../../lib';
import { buildBinding } from './build-binding';
import { buildDelivery } from './build-delivery';
import { type BuiltStore, buildStore } from './build-store';
import { buildWorkload } from './build-workload';
import type { ClusterProgram, FleetProgram, UnitProgram } from './program';

/** What a driver that is managed elsewhere asks tokens for: all that the clouds' own stores want. */
const AUDIENCES = [
  'api://AzureADTokenExchange',
  'sts.amazonaws.com',
  'pods.eks.amazonaws.com',
  'acme-prod.svc.id.goog',
];

const REPOSITORY = 'https://github.com/acme/clusters.git';

/** The fleet that a program describes. */
export function buildFleet({ clusters }: FleetProgram): Fleet {
  const fleet = new Fleet();
  for (const cluster of clusters) buildCluster(fleet, cluster);
  return fleet;
}

function buildCluster(fleet: Fleet, program: ClusterProgram): void {
  const { delivery, existingNamespaces, guardrails, kubernetes, networkPolicies, reloader } = program;
  const { kubernetesSecrets, podSecurity, unpinnedImages } = program;
  const cluster = new Cluster(fleet, program.name, {
    kubernetes,
    gitOps: GitOps[program.engine === 'flux' ? 'flux' : 'argoCd']({ repository: REPOSITORY }),
    policy: { kubernetesSecrets, podSecurity, unpinnedImages },
    driver: driverOf(program),
    csiProviders: Object.fromEntries(
      program.providersElsewhere.map((name) => [name, AddOn.managedElsewhere()]),
    ) as CsiProviders,
    externalSecretsOperator: operatorOf(program),
    guardrails,
    networkPolicies,
    reloader: reloader && { watchesMounts: reloader === 'mounts-too' },
    delivery: delivery && buildDelivery(delivery),
    existingNamespaces,
  });
  const stores: BuiltStore[] = [];
  const units = program.units.map((unit) => buildUnit(cluster, unit, stores));
  program.units.forEach(({ waits }, index) => {
    const [before, unit] = [units[index - 1], units[index]];
    if (waits && before) unit?.addDependency(before);
  });
}

function driverOf({ absent, driver, driverName, units }: ClusterProgram): ClusterProps['driver'] {
  if (absent === 'driver') return Driver.absent();
  switch (driver) {
    case 'installed':
      return Driver.installed({ driverName });
    case 'elsewhere':
    case 'elsewhere-with-sync':
      return Driver.managedElsewhere({
        driverName,
        syncsSecrets: driver === 'elsewhere-with-sync',
        tokenAudiences: units.some(readsPulumi) ? [] : AUDIENCES,
      });
    case undefined:
      return undefined;
  }
}

function readsPulumi({ stores }: UnitProgram): boolean {
  return stores.some(({ kind }) => kind === 'pulumi-esc');
}

function operatorOf({ absent, operator }: ClusterProgram): Operator | undefined {
  if (absent === 'operator') return Operator.absent();
  switch (operator) {
    case 'installed':
      return Operator.installed();
    case 'helm-chart':
      return Operator.helmChart();
    case 'elsewhere':
      return Operator.managedElsewhere();
    case undefined:
      return undefined;
  }
}

/** @param firstStores Those of the cluster's first unit, which adds them. */
function buildUnit(cluster: Cluster, program: UnitProgram, firstStores: BuiltStore[]): Unit {
  const { delivery, labels, namespace } = program;
  const unit = new Unit(cluster, program.name, { namespace, labels, delivery: delivery && buildDelivery(delivery) });
  const own = program.stores.map((store, index) => buildStore(unit, `store-${index}`, store, namespace));
  if (firstStores.length === 0) firstStores.push(...own);
  const stores = program.sharesStores ? [...firstStores, ...own] : own;
  program.workloads.forEach((workload, index) => {
    const [first] = workload.bindings;
    const store = stores[(first?.store ?? 0) % stores.length];
    // Accounts of the first unit are those of its namespace.
    const account = store && own.includes(store) && workload.runsAsAccount ? store.account : undefined;
    const built = buildWorkload(unit, `workload-${index}`, workload, account);
    for (const binding of workload.bindings) buildBinding(built, binding, stores);
  });
  return unit;
}

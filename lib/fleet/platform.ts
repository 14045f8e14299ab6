import { ApiObject } from 'cdk8s';
import type { Planned } from '../delivery/plan';
import { PulumiEscCsiProvider } from '../platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider';
import { SecretsStoreCsiDriverCrds } from '../platform/secrets-store-csi-driver/crds';
import { SecretsStoreCsiDriver } from '../platform/secrets-store-csi-driver/secrets-store-csi-driver';
import { BUILT_IN_NAMESPACES } from '../upstream/kubernetes';
import { PULUMI_ESC_CSI_PROVIDER, PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../upstream/pulumi-esc-csi-provider';
import { SECRETS_STORE_CSI_DRIVER } from '../upstream/secrets-store-csi-driver';
import { Driver, PulumiEscProvider } from './choice';
import type { Cluster, ClusterPolicy } from './cluster';
import { Unit } from './unit';

/** Units that hold what everything else stands on; never pruned. */
export const CRDS_UNIT = 'crds';
export const NAMESPACES_UNIT = 'namespaces';

/** Units of the derived add-ons. */
export const DRIVER_UNIT = 'secrets-store-csi-driver';
export const PROVIDER_UNIT = 'pulumi-esc-csi-provider';

/** Their pods mount folders of the node, which the level `baseline` forbids already. */
const ADD_ON_UNITS: ReadonlySet<string> = new Set([DRIVER_UNIT, PROVIDER_UNIT]);

type PodSecurity = NonNullable<ClusterPolicy['podSecurity']>;

/** What a cluster needs besides its apps, as follows from the plan. */
export interface Platform {
  readonly driver: Driver;
  /** Namespaces that exist without the fleet. */
  readonly namespaces: ReadonlySet<string>;
}

/**
 * Adds the platform's units to a cluster: what the bindings need and nothing else, unless the program asks for it.
 *
 * @param planned The cluster's planned bindings.
 */
export function derivePlatform(cluster: Cluster, planned: readonly Planned[]): Platform {
  const viaPulumi = planned.filter(({ csi }) => isPulumi(csi.profile.provider));
  const driver = cluster.props.driver ?? Driver.installed();
  if (planned.length > 0 || cluster.props.driver) addDriver(cluster, driver, planned);
  if (viaPulumi.length > 0 || cluster.props.pulumiEscProvider) addPulumiEscProvider(cluster, viaPulumi);
  return { driver, namespaces: addNamespaces(cluster) };
}

function isPulumi(provider: string): boolean {
  return provider === PULUMI_ESC_CSI_PROVIDER_0_1_1.provider;
}

function addDriver(cluster: Cluster, driver: Driver, planned: readonly Planned[]): void {
  if (driver.install === undefined) return;
  const { crds = true, rotation = {}, ...options } = driver.install;
  const unit = unitIn(cluster, DRIVER_UNIT, options.namespace ?? SECRETS_STORE_CSI_DRIVER.namespace);
  if (crds) unit.addDependency(addCrds(cluster));
  new SecretsStoreCsiDriver(unit, DRIVER_UNIT, {
    ...options,
    kubernetesVersion: cluster.kubernetes,
    ...(planned.some(({ data }) => data.rotation) ? { rotation } : {}),
  });
}

/** In a unit of their own: the driver can go without taking every class of the cluster with it. */
function addCrds(cluster: Cluster): Unit {
  const unit = unitIn(cluster, CRDS_UNIT);
  new SecretsStoreCsiDriverCrds(unit, DRIVER_UNIT);
  return unit;
}

function addPulumiEscProvider(cluster: Cluster, planned: readonly Planned[]): void {
  const { install } = cluster.props.pulumiEscProvider ?? PulumiEscProvider.installed();
  if (install === undefined) return;
  const provider = unitIn(cluster, PROVIDER_UNIT, install.namespace ?? PULUMI_ESC_CSI_PROVIDER.namespace);
  new PulumiEscCsiProvider(provider, PROVIDER_UNIT, {
    ...install,
    authSecrets: [...new Set(planned.flatMap(({ csi }) => csi.credentials))],
  });
  const driver = cluster.node.tryFindChild(DRIVER_UNIT);
  if (driver) provider.addDependency(driver);
}

/** The program's own unit of that name, or a new one. */
function unitIn(cluster: Cluster, id: string, namespace?: string): Unit {
  const existing = cluster.node.tryFindChild(id);
  return existing instanceof Unit ? existing : new Unit(cluster, id, { namespace });
}

/** Makes the namespaces of the units that nobody else makes, and returns those that exist anyway. */
function addNamespaces(cluster: Cluster): ReadonlySet<string> {
  const { existingNamespaces = [] } = cluster.props;
  const known = new Set([...BUILT_IN_NAMESPACES, cluster.gitOps.namespace, ...existingNamespaces]);
  const units = cluster.node.children.filter((child) => child instanceof Unit);
  const wanting = units.filter(({ namespace }) => namespace !== undefined && !known.has(namespace));
  // Looking for them walks the whole cluster.
  const own = wanting.length > 0 ? ownNamespaces(cluster) : new Set();
  const levels = new Map<string, PodSecurity>();
  for (const unit of wanting) {
    const { namespace } = unit;
    if (namespace === undefined || own.has(namespace)) continue;
    if (ADD_ON_UNITS.has(unit.node.id)) levels.set(namespace, 'privileged');
    else if (!levels.has(namespace)) levels.set(namespace, cluster.policy.podSecurity);
  }
  for (const [name, level] of levels) addNamespace(unitIn(cluster, NAMESPACES_UNIT), name, level);
  return known;
}

/** Namespaces that the program makes with objects of its own. */
function ownNamespaces(cluster: Cluster): ReadonlySet<string> {
  const objects = cluster.node.findAll().filter(ApiObject.isApiObject);
  const namespaces = objects.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Namespace');
  return new Set(namespaces.map(({ name }) => name));
}

function addNamespace(unit: Unit, name: string, level: PodSecurity): void {
  new ApiObject(unit, name, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } },
  });
}

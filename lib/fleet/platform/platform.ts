import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ExistingObject } from '../../core/existing-object.ts';
import type { InventoryKeptValue } from '../../core/inventory.ts';
import { type OperatorUse, operatorUseOf } from '../../delivery/external-secrets/operator-use.ts';
import type { Planned } from '../../delivery/plan/plan-binding.ts';
import { WorkloadIdentity } from '../../identity/workload-identity.ts';
import { SealedSecret } from '../../sealed-secrets/sealed-secret.ts';
import { Driver } from '../choice.ts';
import type { Cluster } from '../cluster.ts';
import { keptValuesOf } from '../kept-values.ts';
import { addCsiProviders } from './csi-providers.ts';
import { addDriver, audiencesOf } from './driver.ts';
import { addGuardrails } from './guardrails.ts';
import { addNamespaces } from './namespaces.ts';
import { addNetworkPolicies } from './network-policies.ts';
import { addHelmReleases, addOperator } from './operator.ts';
import { addSealedSecretsController } from './sealed-secrets.ts';
import { checkUnboundedTargets } from './unbounded-targets.ts';

/** What a cluster needs besides its apps, as follows from the plan. */
export interface Platform {
  readonly driver: Driver;
  /** Audiences that the driver asks service account tokens for, sorted. */
  readonly tokenAudiences: readonly string[];
  /** Namespaces that exist without the fleet. */
  readonly namespaces: ReadonlySet<string>;
  /** Secrets that nobody makes by hand for the fleet, as `<namespace>/<name>`: made in the cluster, or declared as existing. */
  readonly madeSecrets: ReadonlySet<string>;
  /** What ExternalSecrets keep that belong to no binding. */
  readonly keptValues: readonly InventoryKeptValue[];
  /** Stores that constructs of the cluster take by name as somebody else's. */
  readonly foreignStores: readonly ExistingObject[];
  /** Identities that somebody registers on the other side. */
  readonly identities: readonly WorkloadIdentity[];
}

/**
 * Adds the platform's units to a cluster: what the bindings need and nothing else, unless the program asks for it.
 *
 * @param planned The cluster's planned bindings.
 */
export function derivePlatform(cluster: Cluster, planned: readonly Planned[]): Platform {
  const mounted = planned.filter(({ data }) => data.delivery !== 'external-secret');
  const driver = cluster.props.driver ?? Driver.installed();
  const [objects, constructs] = parted(cluster.node.findAll());
  if (mounted.length > 0 || cluster.props.driver) addDriver(cluster, driver, mounted);
  addCsiProviders(cluster, mounted);
  const uses = constructs.flatMap((one) => operatorUseOf(one) ?? []);
  const sealed = constructs.filter((one) => one instanceof SealedSecret);
  addOperator(cluster, uses);
  checkUnboundedTargets(cluster, constructs);
  addHelmReleases(cluster);
  addSealedSecretsController(cluster, sealed);
  addNetworkPolicies(cluster);
  addGuardrails(cluster, objects, driver);
  return {
    driver,
    tokenAudiences: [...new Set([...driver.tokenAudiences, ...(driver.install ? audiencesOf(mounted) : [])])],
    namespaces: addNamespaces(cluster, objects),
    madeSecrets: madeSecrets(uses, sealed, cluster.props.existingObjects),
    keptValues: keptValuesOf(constructs),
    foreignStores: uses.flatMap(({ foreignStores = [] }) => foreignStores),
    identities: constructs.filter((one) => one instanceof WorkloadIdentity),
  };
}

/** The objects themselves, which are most of a cluster, and the constructs that make them. */
function parted(
  all: readonly IConstruct[],
): readonly [objects: readonly ApiObject[], constructs: readonly IConstruct[]] {
  const objects: ApiObject[] = [];
  const constructs: IConstruct[] = [];
  for (const one of all) {
    if (ApiObject.isApiObject(one)) objects.push(one);
    else constructs.push(one);
  }
  return [objects, constructs];
}

function madeSecrets(
  uses: readonly OperatorUse[],
  sealed: readonly SealedSecret[],
  existing: readonly ExistingObject[] = [],
): ReadonlySet<string> {
  const secrets = [
    ...uses.flatMap(({ writes = [] }) => writes),
    ...sealed.map(({ namespace, secretName }) => ({ namespace, name: secretName })),
    ...existing.filter(({ kind }) => kind === 'Secret'),
  ];
  return new Set(secrets.map(({ name, namespace }) => `${namespace}/${name}`));
}

import { providerReferences } from '../delivery/external-secrets/provider-references.ts';
import { credentialsOf, csiOf, type Planned } from '../delivery/plan/plan-binding.ts';
import type { SyncedUnit } from '../gitops/engine.ts';
import type { ClusterSubject, RenderedObject, StoreSubject } from '../rules/rule.ts';
import type { CsiSource } from '../stores/store.ts';
import { EXTERNAL_SECRETS_OPERATOR } from '../upstream/external-secrets-operator.ts';
import { EXTERNAL_SECRETS_PROVIDERS } from '../upstream/external-secrets-providers.ts';
import { KEPT_SECRETS } from '../upstream/kept-secrets.ts';
import type { Cluster } from './cluster.ts';
import { csiProviderSubjects } from './csi-provider-subjects.ts';
import { existingObjectsOf } from './existing-objects.ts';
import type { KindScopes } from './manifests.ts';
import { NODE_AGENTS } from './node-agents.ts';
import { DRIVER_UNIT, OPERATOR_UNIT } from './platform/units.ts';
import type { PreparedCluster } from './prepared-cluster.ts';
import { onePerReader } from './readers.ts';
import { servedVersions } from './served-versions.ts';
import { storeCalls } from './store-calls.ts';
import { syncSubject } from './sync-subject.ts';
import { isTold } from './told.ts';

/** What the rules see of a cluster. */
export function subjectOf(
  { cluster, ownUnits, planned, platform }: PreparedCluster,
  objects: readonly RenderedObject[],
  scopes: KindScopes,
  units: readonly SyncedUnit[],
): ClusterSubject {
  return {
    name: cluster.name,
    kubernetes: cluster.kubernetes,
    servedVersions: servedVersions(cluster),
    plan: planned.map(({ data }) => data),
    objects,
    needsNamespace: (identity) => scopes.needsNamespace(identity),
    namespaces: new Set([...platform.namespaces, ...namespacesAmong(objects)]),
    existingObjects: existingObjectsOf(cluster, platform),
    referencesInProvider: providerReferences,
    sync: syncSubject(cluster.gitOps, units),
    isOwnUnit: (unit) => ownUnits.has(unit),
    driver: { name: platform.driver.driverName, tokenAudiences: platform.tokenAudiences },
    addOns: addOnsOf(cluster),
    csiProviders: csiProviderSubjects(cluster),
    operatorProviders: EXTERNAL_SECRETS_PROVIDERS,
    keptSecrets: KEPT_SECRETS,
    nodeAgents: NODE_AGENTS,
    stores: storesOf(planned),
    storeCalls: storeCalls(planned, cluster.props.callBudgets ?? {}, cluster.node.path),
    unpinnedImages: cluster.policy.unpinnedImages,
    unrestrictedPods: cluster.policy.unrestrictedPods,
    stage: cluster.props.stage,
    stageOf: (address) => stageOf(cluster.stages, address),
    kubernetesSecrets: cluster.policy.kubernetesSecrets,
    missing: {
      driver: cluster.props.driver?.unavailable,
      operator: cluster.props.externalSecretsOperator?.unavailable,
    },
    isTold: (code, path) => isTold(cluster.node.root, code, path),
  };
}

function addOnsOf({ node, props }: Cluster): ClusterSubject['addOns'] {
  const hasUnit = (unit: string) => node.tryFindChild(unit) !== undefined;
  return {
    operator: {
      present: props.externalSecretsOperator !== undefined || hasUnit(OPERATOR_UNIT),
      unit: OPERATOR_UNIT,
      account: EXTERNAL_SECRETS_OPERATOR.names.controller,
    },
    driver: { present: props.driver !== undefined || hasUnit(DRIVER_UNIT), unit: DRIVER_UNIT },
  };
}

/** An address ends in the name of the environment. */
function stageOf(stages: Cluster['stages'], address: string): string | undefined {
  return stageOfName(stages, address.slice(address.lastIndexOf('/') + 1));
}

/** A thin environment, `production--stable`, is of the stage of the one that it pins, unless it has one of its own. */
function stageOfName(stages: Cluster['stages'], name: string): string | undefined {
  const stage = Object.keys(stages).find((one) => stages[one]?.includes(name));
  const end = name.lastIndexOf('--');
  return stage ?? (end < 0 ? undefined : stageOfName(stages, name.slice(0, end)));
}

/** Each store once for each who reads it. */
function storesOf(planned: readonly Planned[]): readonly StoreSubject[] {
  const stores = new Map<string, StoreSubject>();
  for (const one of onePerReader(planned)) {
    const { address, node } = one.binding.props.property.store;
    const reader = one.data.delivery === 'external-secret' ? 'operator' : 'driver';
    const key = `${reader} ${node.path}`;
    if (stores.has(key)) continue;
    stores.set(key, {
      path: node.path,
      address,
      credentials: credentialsOf(one).secrets,
      ...(reader === 'driver' && { provider: providerOf(csiOf(one)) }),
    });
  }
  return [...stores.values()];
}

function providerOf({ identity, profile }: CsiSource): StoreSubject['provider'] {
  return {
    name: profile.provider,
    version: profile.version,
    foreignTokens: profile.foreignTokens,
    tokenAudience: identity?.tokenAudience,
  };
}

function namespacesAmong(objects: readonly RenderedObject[]): string[] {
  return objects.filter(({ identity }) => identity.kind === 'Namespace').map(({ identity }) => identity.name);
}

import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  KustomizationSpecDeletionPolicy as DeletionPolicy,
  type KustomizationSpec,
  Kustomization as Resource,
  KustomizationSpecSourceRefKind as SourceKind,
} from '../../../imports/kustomize.toolkit.fluxcd.io.ts';
import { byCodeUnit } from '../../core/compare.ts';
import { formatGoDuration } from '../../core/go-duration.ts';
import type { JsonObject } from '../../core/json.ts';
import { dnsSubdomainProblem, labelValueProblem } from '../../core/names.ts';
import { FLUX } from '../../upstream/flux.ts';
import type { SyncedCluster, SyncedUnit } from '../engine.ts';
import { holdsAny } from '../group-kind.ts';
import { reportInvalidName, reportNameTaken } from '../object-name.ts';
import { healthChecksOf, SLOW_KINDS } from './health-checks.ts';
import { type FluxSettings, rootName } from './props.ts';

/**
 * Syncs the other Kustomizations of the cluster, the source and itself.
 *
 * It does not wait, because it would wait for itself. Deleting it takes nothing down: the units sync on by themselves, but
 * no Kustomization is added, changed or removed any more. As long as it is there, units that leave Git are pruned.
 */
export function rootKustomization(scope: Construct, settings: FluxSettings, cluster: SyncedCluster): JsonObject {
  return kustomization(scope, settings, rootName(settings, cluster), {
    ...common(settings, cluster, cluster.path),
    prune: settings.prune,
    deletionPolicy: DeletionPolicy.ORPHAN,
  });
}

/**
 * The Kustomization of one unit; none where its name is taken, which is reported.
 *
 * `dependsOn` orders what is applied, never what is deleted: when units leave Git together, all their Kustomizations are
 * deleted at once. An ExternalSecret keeps a finalizer that only the running operator takes off, so a unit with such
 * objects stays visible until they are gone (`WaitForTermination`, at most for `timeout`; then Flux lets go of them). Take
 * the operator away in a later commit, once those Kustomizations are gone. Of an object that leaves a unit which stays,
 * nothing waits for the end.
 */
export function unitKustomization(
  scope: Construct,
  settings: FluxSettings,
  cluster: SyncedCluster,
  unit: SyncedUnit,
): readonly JsonObject[] {
  if (unit.name === rootName(settings, cluster)) {
    const mend = 'Rename the unit, or give GitOps.flux a `name`.';
    reportNameTaken(scope, 'Kustomization', unit.name, 'the one that syncs the others', mend);
    return [];
  }
  const { dependsOn } = unit;
  const prune = settings.prune && !unit.retained;
  const isSlow = holdsAny(unit, SLOW_KINDS);
  const healthCheckExprs = healthChecksOf(unit);
  const spec: KustomizationSpec = {
    ...common(settings, cluster, unit.path, isSlow ? SLOW_TIMEOUT : TIMEOUT),
    prune,
    // Deletes whatever `prune` says, so that it may only stand where pruning is on.
    deletionPolicy: prune && isSlow ? DeletionPolicy.WAIT_FOR_TERMINATION : undefined,
    wait: true,
    healthCheckExprs: healthCheckExprs.length > 0 ? healthCheckExprs : undefined,
    dependsOn: dependsOn.length > 0 ? [...dependsOn].sort(byCodeUnit).map((name) => ({ name })) : undefined,
  };
  return [kustomization(scope, settings, unit.name, spec)];
}

const TIMEOUT = Duration.minutes(5);
const SLOW_TIMEOUT = Duration.minutes(10);

function common(settings: FluxSettings, cluster: SyncedCluster, path: string, timeout = TIMEOUT) {
  return {
    sourceRef: { kind: SourceKind.GIT_REPOSITORY, name: rootName(settings, cluster) },
    path: `./${path}`,
    interval: formatGoDuration(settings.interval),
    retryInterval: formatGoDuration(settings.retryInterval),
    timeout: formatGoDuration(settings.timeout ?? timeout),
  };
}

function kustomization(
  scope: Construct,
  { namespace }: FluxSettings,
  name: string,
  spec: KustomizationSpec,
): JsonObject {
  // Flux labels every object that it applies with the Kustomization's name.
  reportInvalidName(scope, 'Kustomization', name, dnsSubdomainProblem(name) ?? labelValueProblem(name));
  if (name === FLUX.bootstrapName)
    reportNameTaken(scope, 'Kustomization', name, 'the one that `flux bootstrap` creates', 'Choose another name.');
  return Resource.manifest({ metadata: { name, namespace }, spec });
}

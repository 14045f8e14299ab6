import type { Construct } from 'constructs';
import {
  KustomizationSpecDeletionPolicy as DeletionPolicy,
  type KustomizationSpec,
  Kustomization as Resource,
  KustomizationSpecSourceRefKind as SourceKind,
} from '../../../imports/kustomize.toolkit.fluxcd.io';
import { byCodeUnit } from '../../core/compare';
import { formatGoDuration } from '../../core/go-duration';
import { dnsSubdomainProblem, labelValueProblem } from '../../core/names';
import { FLUX } from '../../upstream/flux';
import type { SyncedCluster, SyncedUnit } from '../engine';
import { reportInvalidName, reportNameTaken } from '../object-name';
import { type FluxSettings, rootName } from './props';

/**
 * Syncs the other Kustomizations of the cluster, the source and itself.
 *
 * It does not wait, because it would wait for itself. Deleting it takes nothing down: the units sync on by themselves, but
 * no Kustomization is added, changed or removed any more. As long as it is there, units that leave Git are pruned.
 */
export function addRootKustomization(scope: Construct, settings: FluxSettings, cluster: SyncedCluster): void {
  addKustomization(scope, settings, rootName(settings, cluster), {
    ...common(settings, cluster, cluster.path),
    prune: settings.prune,
    deletionPolicy: DeletionPolicy.ORPHAN,
  });
}

/** The Kustomization of one unit. */
export function addUnitKustomization(
  scope: Construct,
  settings: FluxSettings,
  cluster: SyncedCluster,
  unit: SyncedUnit,
): void {
  if (unit.name === rootName(settings, cluster)) {
    const mend = 'Rename the unit, or give GitOps.flux a `name`.';
    reportNameTaken(scope, 'Kustomization', unit.name, 'the one that syncs the others', mend);
    return;
  }
  const dependsOn = [...unit.dependsOn].sort(byCodeUnit).map((name) => ({ name }));
  addKustomization(scope, settings, unit.name, {
    ...common(settings, cluster, unit.path),
    prune: settings.prune && !unit.retained,
    wait: true,
    ...(dependsOn.length > 0 && { dependsOn }),
  });
}

function common(settings: FluxSettings, cluster: SyncedCluster, path: string) {
  return {
    sourceRef: { kind: SourceKind.GIT_REPOSITORY, name: rootName(settings, cluster) },
    path: `./${path}`,
    interval: formatGoDuration(settings.interval),
    retryInterval: formatGoDuration(settings.retryInterval),
    timeout: formatGoDuration(settings.timeout),
  };
}

function addKustomization(scope: Construct, { namespace }: FluxSettings, name: string, spec: KustomizationSpec): void {
  // Flux labels every object that it applies with the Kustomization's name.
  reportInvalidName(scope, 'Kustomization', name, dnsSubdomainProblem(name) ?? labelValueProblem(name));
  if (name === FLUX.bootstrapName)
    reportNameTaken(scope, 'Kustomization', name, 'the one that `flux bootstrap` creates', 'Choose another name.');
  new Resource(scope, `kustomization-${name}`, { metadata: { name, namespace }, spec });
}

import type { Construct } from 'constructs';
import type { JsonObject } from '../../core/json.ts';
import type { SyncStep } from '../../core/sync-step.ts';
import type { BootstrapStep, GitOpsEngine, SyncedCluster } from '../engine.ts';
import type { HelmRelease } from '../helm-release.ts';
import { annotationsFor } from './annotations.ts';
import { bootstrapSteps } from './bootstrap.ts';
import { gitRepository } from './git-repository.ts';
import { addHelmRelease } from './helm-release.ts';
import { rootKustomization, unitKustomization } from './kustomizations.ts';
import { type FluxProps, type FluxSettings, toSettings } from './props.ts';

/**
 * Flux: a GitRepository and a root Kustomization a cluster, and a Kustomization a unit, named as the unit.
 *
 * A Kustomization's name may have 63 characters, because Flux writes it into a label of every object.
 */
export class Flux implements GitOpsEngine {
  readonly unitName = 'flux';
  readonly ordersUnitsBy = 'dependencies';
  readonly namespace: string;
  private readonly settings: FluxSettings;

  constructor(props: FluxProps) {
    this.settings = toSettings(props);
    this.namespace = this.settings.namespace;
  }

  syncObjects(scope: Construct, cluster: SyncedCluster): readonly JsonObject[] {
    return [
      gitRepository(scope, this.settings, cluster),
      rootKustomization(scope, this.settings, cluster),
      ...cluster.units.flatMap((unit) => unitKustomization(scope, this.settings, cluster, unit)),
    ];
  }

  addHelmRelease(unit: Construct, release: HelmRelease): void {
    addHelmRelease(unit, this.settings, release);
  }

  annotationsFor(manifest: JsonObject, text: string): Readonly<Record<string, string>> {
    return annotationsFor(manifest, text);
  }

  /** Within a Kustomization, kinds decide and nobody else (`fluxcd/pkg`, `ssa`). */
  syncStepOf(): SyncStep {
    return { phase: 'Sync', wave: 0 };
  }

  appliesServerSide(): boolean {
    return true;
  }

  bootstrapSteps(cluster: SyncedCluster): readonly BootstrapStep[] {
    return bootstrapSteps(this.settings, cluster);
  }
}

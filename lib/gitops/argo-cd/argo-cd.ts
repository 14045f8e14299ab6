import type { Construct } from 'constructs';
import type { JsonObject } from '../../core/json.ts';
import type { SyncStep } from '../../core/sync-step.ts';
import type { BootstrapStep, GitOpsEngine, SyncedCluster, SyncedUnit } from '../engine.ts';
import { type HelmRelease, reportHelmRepository } from '../helm-release.ts';
import { reportCredentialsInUrl } from '../repository-url.ts';
import { annotationsFor } from './annotations.ts';
import { appProject } from './app-project.ts';
import { appliesServerSide, rootApplication, unitApplication } from './applications.ts';
import { bootstrapSteps } from './bootstrap.ts';
import { type ArgoCdProps, type ArgoCdSettings, toSettings } from './props.ts';
import { syncStepOf } from './sync-step.ts';

/**
 * Argo CD: an AppProject and a root Application a cluster, and an Application a unit, named `<cluster>-<unit>`.
 *
 * Names may have 253 characters. With the tracking method `label`, no longer the default since Argo CD 3.0, an
 * Application's name becomes a label value, and 63 are the most.
 *
 * Differences are ignored where something in the cluster fills in a field that Git leaves out, and there alone: the
 * `caBundle` of webhooks. What the API server fills in (`fsGroupPolicy`, `storageCapacity` … of a CSIDriver) needs no rule:
 * it is absent from Git and from the last-applied annotation, so none of Argo CD's diff strategies reports it.
 */
export class ArgoCd implements GitOpsEngine {
  readonly unitName = 'argo-cd';
  readonly ordersUnitsBy = 'rank';
  readonly namespace: string;
  private readonly settings: ArgoCdSettings;

  constructor(props: ArgoCdProps) {
    this.settings = toSettings(props);
    this.namespace = this.settings.namespace;
  }

  syncObjects(scope: Construct, cluster: SyncedCluster): readonly JsonObject[] {
    reportCredentialsInUrl(scope, this.settings.repository);
    return [
      appProject(scope, this.settings, cluster),
      rootApplication(scope, this.settings, cluster),
      ...cluster.units.map((unit) => unitApplication(scope, this.settings, cluster, unit)),
    ];
  }

  addHelmRelease(unit: Construct, release: HelmRelease): void {
    reportHelmRepository(unit, release);
  }

  annotationsFor(manifest: JsonObject, _: string, kinds?: ReadonlySet<string>): Readonly<Record<string, string>> {
    return annotationsFor(manifest, kinds);
  }

  syncStepOf(manifest: JsonObject): SyncStep | undefined {
    return syncStepOf(manifest);
  }

  appliesServerSide(manifest: JsonObject, unit: SyncedUnit): boolean {
    return appliesServerSide(manifest, unit);
  }

  bootstrapSteps(cluster: SyncedCluster): readonly BootstrapStep[] {
    return bootstrapSteps(this.settings, cluster);
  }
}

import { describe, metadataOf, objectAt } from '../../core/manifest.ts';
import { rotates } from '../csi-driver.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** Nothing restarts pods on versions that are new each time. Of bindings, the plan sees to it. */
export const finiteRestarts: Rule = {
  code: 'csi/endless-restart',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    if (!rotates(cluster)) return;
    for (const { object, provider, volumes } of cluster.classes().all) {
      if (provider?.stableObjectVersions !== false) continue;
      for (const workload of new Set(volumes.map((volume) => volume.object))) {
        if (!isRestarted(workload, object.identity.name)) continue;
        yield {
          path: workload.path,
          problem: `Reloader restarts ${describe(workload.identity)} on each new version of ${describe(object.identity)}, and the driver rotates its mounts.`,
          cause: `Provider "${provider.name}" ${provider.version} gives an unchanged value a new version each time it is asked, about once a minute: the pods restart without end.`,
          mend: 'Take the annotation away; or read the value through External Secrets Operator and restart on its Secret: secret.reloader.stakater.com/reload.',
        };
      }
    }
  },
};

/** By the annotations of Stakater Reloader (1.4); it takes each name for a regular expression, which here is a plain name. */
function isRestarted({ identity, manifest }: RenderedObject, className: string): boolean {
  if (identity.kind === 'Pod') return false;
  const annotations = objectAt(metadataOf(manifest), 'annotations');
  if (AUTO.some((annotation) => annotations[annotation] === 'true')) return true;
  const names = String(annotations['secretproviderclass.reloader.stakater.com/reload'] ?? '').split(',');
  return names.some((name) => name.trim().replaceAll('\\.', '.') === className);
}

const AUTO = ['reloader.stakater.com/auto', 'secretproviderclass.reloader.stakater.com/auto'];

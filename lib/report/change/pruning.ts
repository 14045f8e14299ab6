import { objectAt } from '../../core/manifest.ts';
import { objectsIn } from './objects.ts';
import type { TreePair } from './tree-pair.ts';

/** Whether a cluster's engine deletes what leaves a unit. */
export type Prunes = (cluster: string, unit: string) => boolean;

/** Reads it from what syncs the unit; of a unit that goes, from what synced it. */
export function pruningIn({ files, read, same }: TreePair): Prunes {
  const unchanged = new Set(same);
  const textOf = (path: string) => {
    const pair = files.get(path);
    return pair?.head ?? pair?.base ?? (unchanged.has(path) ? read(path) : '');
  };
  return (cluster, unit) =>
    syncFilesOf(cluster, unit)
      .flatMap((path) => objectsIn(path, textOf(path)))
      .map(({ manifest }) => objectAt(manifest, 'spec'))
      .every((spec) => spec.prune !== false && objectAt(objectAt(spec, 'syncPolicy'), 'automated').prune !== false);
}

/** Where the engines' objects of a unit lie: Flux's Kustomization, Argo CD's Application. */
function syncFilesOf(cluster: string, unit: string): readonly string[] {
  return [`${cluster}/flux/kustomization-${unit}.yaml`, `${cluster}/argo-cd/application-${cluster}-${unit}.yaml`];
}

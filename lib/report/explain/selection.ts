import { nearestNames } from '../../core/edit-distance.ts';
import type { ExplainedBinding, ExplainedCluster } from './explained.ts';

/** What a place names, or the places that there are. */
export type Selection =
  | { readonly clusters: readonly ExplainedCluster[] }
  /** The place names nothing. The likeliest one that was meant is first. */
  | { readonly clusters?: undefined; readonly places: readonly string[] };

/**
 * The part of a fleet that a place names: `<cluster>`, `<cluster>/<unit>` or `<cluster>/<unit>/<container>`; a workload's name does for
 * its containers.
 *
 * @param place Nothing for the whole fleet.
 */
export function selectPlace(clusters: readonly ExplainedCluster[], place?: string): Selection {
  if (place === undefined) return { clusters };
  const [name, unit, container] = place.split('/');
  const cluster = clusters.find((one) => one.cluster === name);
  if (cluster === undefined)
    return {
      places: ordered(
        clusters.map((one) => one.cluster),
        place,
      ),
    };
  if (unit === undefined) return { clusters: [cluster] };
  const bindings = cluster.bindings.filter((binding) => isIn(binding, unit, container));
  if (bindings.length > 0 && place.split('/').length <= 3) return { clusters: [{ ...cluster, bindings }] };
  return { places: ordered(placesIn(cluster, unit), place) };
}

function isIn(binding: ExplainedBinding, unit: string, container: string | undefined): boolean {
  if (binding.unit !== unit) return false;
  return container === undefined || container === binding.container || container === binding.workload.name;
}

/** Containers of the unit, where there is such a unit that reads anything; else units. */
function placesIn({ bindings, cluster }: ExplainedCluster, unit: string): readonly string[] {
  const ofUnit = bindings.filter((binding) => binding.unit === unit);
  return ofUnit.length > 0
    ? ofUnit.map(({ container }) => `${cluster}/${unit}/${container}`)
    : bindings.map((binding) => `${cluster}/${binding.unit}`);
}

function ordered(places: readonly string[], wanted: string): readonly string[] {
  return [...new Set([...nearestNames(places, wanted), ...places])];
}

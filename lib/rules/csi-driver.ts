import type { JsonObject } from '../core/json.ts';
import { objectAt, objectsAt } from '../core/manifest.ts';
import type { ClusterView } from './cluster-view.ts';

/** `spec` of the cluster's CSIDriver; undefined where somebody else makes it. */
export function tryDriver({ driver, ofKind }: ClusterView): JsonObject | undefined {
  const object = ofKind('storage.k8s.io', 'CSIDriver').find(({ identity }) => identity.name === driver.name);
  return object && objectAt(object.manifest, 'spec');
}

/**
 * Whether the driver follows its mounts.
 *
 * One that somebody else installs has no CSIDriver in the program; a binding that rotates says as much.
 */
export function rotates(cluster: ClusterView): boolean {
  const own = tryDriver(cluster);
  if (own) return own.requiresRepublish === true;
  return cluster.plan.some(({ delivery, onChange }) => delivery !== 'external-secret' && onChange !== undefined);
}

/** The audiences that a CSIDriver asks service account tokens for. */
export function audiencesOf(driver: JsonObject): ReadonlySet<string> {
  return new Set(objectsAt(driver, 'tokenRequests').map(({ audience }) => String(audience)));
}

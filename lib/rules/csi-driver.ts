import type { JsonObject } from '../core/json.ts';
import { objectAt, objectsAt } from '../core/manifest.ts';
import type { ClusterView } from './cluster-view.ts';

/** `spec` of the cluster's CSIDriver; undefined where somebody else makes it. */
export function tryDriver({ driver, ofKind }: ClusterView): JsonObject | undefined {
  const object = ofKind('storage.k8s.io', 'CSIDriver').find(({ identity }) => identity.name === driver.name);
  return object && objectAt(object.manifest, 'spec');
}

/** The audiences that a CSIDriver asks service account tokens for. */
export function audiencesOf(driver: JsonObject): ReadonlySet<string> {
  return new Set(objectsAt(driver, 'tokenRequests').map(({ audience }) => String(audience)));
}

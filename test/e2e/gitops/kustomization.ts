import type { JsonObject } from '../../../lib/core/json';
import { metadataOf, objectAt, objectsAt } from '../../../lib/core/manifest';

/** How far Flux is with a Kustomization. */
export type Progress =
  /** Applied and healthy. */
  | 'ready'
  /** Applied, and some of its objects are not healthy yet. */
  | 'unhealthy'
  /** Nothing is done before what it depends on is ready. */
  | 'waiting'
  | 'failed'
  | 'busy';

/** What the status of a stored Kustomization says of a revision. */
export function progressOf(kustomization: JsonObject, revision: string): Progress {
  const { lastAppliedRevision, lastAttemptedRevision, observedGeneration } = objectAt(kustomization, 'status');
  const { reason, status } = conditionOf(kustomization, 'Ready');
  if (status === 'True') {
    const isCurrent = observedGeneration === metadataOf(kustomization).generation && lastAppliedRevision === revision;
    return isCurrent ? 'ready' : 'busy';
  }
  if (status === 'False') return AFTER_FAILURE[String(reason)] ?? 'failed';
  const isChecked = lastAttemptedRevision === revision && conditionOf(kustomization, 'Healthy').status === 'Unknown';
  return isChecked ? 'unhealthy' : 'busy';
}

/** A condition of a stored object; empty when it is not there. */
export function conditionOf(object: JsonObject, wanted: string): JsonObject {
  return objectsAt(objectAt(object, 'status'), 'conditions').find(({ type }) => type === wanted) ?? {};
}

/** Names of the Kustomizations that a Kustomization depends on. */
export function needsOf(kustomization: JsonObject): readonly string[] {
  return objectsAt(objectAt(kustomization, 'spec'), 'dependsOn').map(({ name }) => String(name));
}

/** Reasons after which Flux tries again in a moment. */
const AFTER_FAILURE: Readonly<Record<string, Progress>> = { ArtifactFailed: 'busy', DependencyNotReady: 'waiting' };

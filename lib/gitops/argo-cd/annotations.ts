import type { JsonObject } from '../../core/json';
import { ARGO_CD } from '../../upstream/argo-cd';
import { missingAnnotations } from '../missing-annotations';
import { isCrd, isRetainedKind } from '../retained-kind';

const { annotations, syncOptions } = ARGO_CD;

/**
 * Annotations that Argo CD needs on one object.
 *
 * - CRDs and Namespaces are never pruned and never deleted with their Application; CRDs may be too big to be applied
 *   client-side.
 * - A SecretProviderClass comes before the pods that mount it, and goes after them when its Application is deleted.
 */
export function annotationsFor(manifest: JsonObject): Readonly<Record<string, string>> {
  if (isRetainedKind(manifest)) {
    const options = [
      syncOptions.noPrune,
      syncOptions.noDelete,
      ...(isCrd(manifest) ? [syncOptions.serverSideApply] : []),
    ];
    return missingAnnotations(manifest, { [annotations.syncOptions]: options.join(',') });
  }
  if (manifest.kind === 'SecretProviderClass') return missingAnnotations(manifest, { [annotations.syncWave]: '-1' });
  return {};
}

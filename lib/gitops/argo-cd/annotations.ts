import type { JsonObject } from '../../core/json.ts';
import { identityOf } from '../../core/manifest.ts';
import { ARGO_CD } from '../../upstream/argo-cd.ts';
import { missingAnnotations } from '../missing-annotations.ts';
import { isCrd, isRetainedKind } from '../retained-kind.ts';
import { syncWaveOf } from './sync-waves.ts';

const { annotations, syncOptions } = ARGO_CD;

/**
 * Annotations that Argo CD needs on one object.
 *
 * - CRDs and Namespaces are never pruned and never deleted with their Application; CRDs may be too big to be applied
 *   client-side.
 * - Secrets and what makes them come before the pods that read them, and go after them when their Application is deleted:
 *   see {@link syncWaveOf}. None is a hook, as a hook is deleted and made again by each sync, and its Secret with it.
 */
export function annotationsFor(
  manifest: JsonObject,
  kinds: ReadonlySet<string> = new Set(),
): Readonly<Record<string, string>> {
  if (isRetainedKind(manifest)) {
    const options = [
      syncOptions.noPrune,
      syncOptions.noDelete,
      ...(isCrd(manifest) ? [syncOptions.serverSideApply] : []),
    ];
    return missingAnnotations(manifest, { [annotations.syncOptions]: options.join(',') });
  }
  const wave = syncWaveOf(identityOf(manifest), kinds);
  return wave === undefined ? {} : missingAnnotations(manifest, { [annotations.syncWave]: String(wave) });
}

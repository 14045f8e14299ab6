import type { JsonObject } from '../../core/json.ts';
import { FLUX } from '../../upstream/flux.ts';
import { missingAnnotations } from '../missing-annotations.ts';
import { isRetainedKind } from '../retained-kind.ts';

const { annotations, disabled, substitutionMarks } = FLUX;

/**
 * Annotations that Flux needs on one object.
 *
 * - CRDs and Namespaces are never pruned.
 * - Text that post-build substitution would change is left alone. We emit no `postBuild`, but whoever syncs the folder with
 *   a Kustomization of their own may; since kustomize-controller 1.9 an unknown variable fails the whole of it.
 */
export function annotationsFor(
  manifest: JsonObject,
  text = JSON.stringify(manifest),
): Readonly<Record<string, string>> {
  const retained = isRetainedKind(manifest);
  const substitutable = substitutionMarks.some((mark) => text.includes(mark));
  if (!retained && !substitutable) return {};
  return missingAnnotations(manifest, {
    ...(retained && { [annotations.prune]: disabled }),
    ...(substitutable && { [annotations.substitute]: disabled }),
  });
}

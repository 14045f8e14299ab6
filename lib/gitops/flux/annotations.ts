import type { Json, JsonObject } from '../../core/json';
import { FLUX } from '../../upstream/flux';
import { missingAnnotations } from '../missing-annotations';
import { isRetainedKind } from '../retained-kind';

const { annotations, disabled, substitutionMarks } = FLUX;

/**
 * Annotations that Flux needs on one object.
 *
 * - CRDs and Namespaces are never pruned.
 * - Text that post-build substitution would change is left alone. We emit no `postBuild`, but whoever syncs the folder with
 *   a Kustomization of their own may; since kustomize-controller 1.9 an unknown variable fails the whole of it.
 */
export function annotationsFor(manifest: JsonObject): Readonly<Record<string, string>> {
  const retained = isRetainedKind(manifest);
  const substitutable = hasSubstitutionMark(manifest);
  if (!retained && !substitutable) return {};
  return missingAnnotations(manifest, {
    ...(retained && { [annotations.prune]: disabled }),
    ...(substitutable && { [annotations.substitute]: disabled }),
  });
}

/** Runs over every string of every object of a fleet: no copies, and no further than the first mark. */
function hasSubstitutionMark(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.includes('$') && substitutionMarks.some((mark) => value.includes(mark));
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasSubstitutionMark);
  const map = value as JsonObject;
  for (const key in map) if (hasSubstitutionMark(key) || hasSubstitutionMark(map[key])) return true;
  return false;
}

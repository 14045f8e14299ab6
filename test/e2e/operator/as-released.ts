import type { JsonObject } from '../../../lib/core/json';
import { objectAt } from '../../../lib/core/manifest';

/**
 * A store of Pulumi ESC in the form of the release that runs: `auth`, which the fleet writes, came with 2.5; before, the access
 * token stood without it. Anything else as it is.
 */
export function asReleased(manifest: JsonObject): JsonObject {
  const spec = objectAt(manifest, 'spec');
  const { auth, ...pulumi } = objectAt(objectAt(spec, 'provider'), 'pulumi');
  if (auth === undefined) return manifest;
  return { ...manifest, spec: { ...spec, provider: { pulumi: { ...pulumi, ...(auth as JsonObject) } } } };
}

import type { JsonObject } from '../../lib/core/json';
import { identityOf, metadataOf, podSpecOf } from '../../lib/core/manifest';

/** The pod that a controller makes of a workload; undefined for anything else. */
export function podOf(workload: JsonObject): JsonObject | undefined {
  const spec = podSpecOf(workload, identityOf(workload));
  if (spec === undefined) return undefined;
  const { name, namespace } = metadataOf(workload);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `${name}-0`, namespace },
    spec,
  };
}

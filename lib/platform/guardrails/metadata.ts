import { MANAGED_BY } from '../labels.ts';
import type { ObjectMetadata } from '../manifest.ts';

/** Metadata of a guardrail; without a namespace for cluster-scoped kinds. */
export function guardrailMetadata(name: string, namespace?: string): ObjectMetadata {
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    labels: { 'app.kubernetes.io/managed-by': MANAGED_BY, 'app.kubernetes.io/name': 'guardrails' },
  };
}

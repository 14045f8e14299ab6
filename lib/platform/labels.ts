import type { StringMap } from './manifest.ts';

/** Value of `app.kubernetes.io/managed-by` on everything that is generated here. */
export const MANAGED_BY = 'cdk8s-escrow';

/** Labels of every object of an add-on; `app` is what upstream's immutable selectors and other tools look for. */
export function addOnLabels(app: string, name: string, version: string): StringMap {
  return {
    app,
    'app.kubernetes.io/managed-by': MANAGED_BY,
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/version': version,
  };
}

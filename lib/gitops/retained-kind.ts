import type { JsonObject } from '../core/json.ts';

/** True for a CustomResourceDefinition. */
export function isCrd({ apiVersion, kind }: JsonObject): boolean {
  return kind === 'CustomResourceDefinition' && String(apiVersion).startsWith('apiextensions.k8s.io/');
}

/** True for what takes more with it than itself when it is deleted: a CRD all its objects, a Namespace its content. */
export function isRetainedKind(manifest: JsonObject): boolean {
  return isCrd(manifest) || (manifest.kind === 'Namespace' && manifest.apiVersion === 'v1');
}

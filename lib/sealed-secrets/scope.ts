import { SCOPE_ANNOTATIONS } from '../upstream/sealed-secrets.ts';

/** Every {@link SealingScope}, the narrowest first. */
export const SEALING_SCOPES = ['strict', 'namespace-wide', 'cluster-wide'] as const;

/**
 * Where a sealed value can be opened.
 *
 * - `strict`: in the Secret of this name and namespace only.
 * - `namespace-wide`: in any Secret of the namespace.
 * - `cluster-wide`: in any Secret of the cluster, so by whoever may create a SealedSecret anywhere in it.
 */
export type SealingScope = (typeof SEALING_SCOPES)[number];

/** What a value is sealed for. */
export interface SealedPlace {
  readonly name: string;
  readonly namespace: string;
  readonly scope: SealingScope;
}

/** What binds a value to its place: the label of RSA-OAEP, as kubeseal 0.36.6 sets it. */
export function sealingLabel({ name, namespace, scope }: SealedPlace): string {
  if (scope === 'cluster-wide') return '';
  return scope === 'namespace-wide' ? namespace : `${namespace}/${name}`;
}

/** The annotation by which the controller knows the scope; none for `strict`. */
export function scopeAnnotations(scope: SealingScope): Readonly<Record<string, string>> {
  return scope === 'strict' ? {} : { [SCOPE_ANNOTATIONS[scope]]: 'true' };
}

import type { ClusterExternalSecretSpecNamespaceSelectors } from '../../../imports/external-secrets.io.ts';
import type { Plain } from './plain.ts';

/** Objects by their labels: everything that is listed has to hold. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly LabelRequirement[];
}

/** What one label has to be. */
export type LabelRequirement =
  | { readonly key: string; readonly operator: 'In' | 'NotIn'; readonly values: readonly string[] }
  | { readonly key: string; readonly operator: 'Exists' | 'DoesNotExist' };

/** Whether a selector asks for nothing, so that it selects everything. */
export function selectsAll({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

/** The selector as the API server stores it. */
export function toSelector({
  matchLabels,
  matchExpressions,
}: LabelSelector): Plain<ClusterExternalSecretSpecNamespaceSelectors> {
  return { ...(matchExpressions && { matchExpressions }), ...(matchLabels && { matchLabels }) };
}

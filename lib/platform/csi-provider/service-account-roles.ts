import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Manifest, ObjectMetadata } from '../manifest.ts';
import { type PolicyRule, role, roleBinding, type Subject } from '../rbac.ts';
import type { ServiceAccountAccess } from './props.ts';

/** What a provider does with ServiceAccounts: read their annotations, make tokens for their pods. */
export type ServiceAccountUse = 'read' | 'make-tokens';

/** A role and its binding. */
export interface Grant {
  /** @default - the whole cluster. */
  readonly namespace?: string;
  readonly role: Manifest;
  readonly binding: Manifest;
}

const RULES: Readonly<Record<ServiceAccountUse, PolicyRule>> = {
  read: { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['get'] },
  // The name stands in the request's path, so that `create` can be limited to it, unlike that of whole objects.
  'make-tokens': { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
};

/** One Role a namespace, with the ServiceAccounts by name; a ClusterRole for every one of them. */
export function serviceAccountRoles(
  { name, labels }: ObjectMetadata,
  subject: Subject,
  uses: readonly ServiceAccountUse[],
  { serviceAccounts }: ServiceAccountAccess,
): readonly Grant[] {
  if (uses.length === 0) return [];
  const rules = uses.map((use) => RULES[use]);
  if (serviceAccounts === 'every') return [grant({ name, labels }, rules, subject)];
  return [...groupBy(serviceAccounts, ({ namespace }) => namespace)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([namespace, accounts]) => {
      const resourceNames = [...new Set(accounts.map((account) => account.name))].sort(byCodeUnit);
      const named = rules.map((rule) => ({ ...rule, resourceNames }));
      return grant({ name, namespace, labels }, named, subject);
    });
}

function grant(metadata: ObjectMetadata, rules: readonly PolicyRule[], subject: Subject): Grant {
  return {
    namespace: metadata.namespace,
    role: role(metadata, rules),
    binding: roleBinding(metadata, metadata.name, subject),
  };
}

import { byCodeUnit } from '../../core/compare.ts';
import { PULUMI_ESC_CSI_PROVIDER as UPSTREAM } from '../../upstream/pulumi-esc-csi-provider.ts';
import type { Manifest } from '../manifest.ts';
import { role, roleBinding } from '../rbac.ts';
import { ownMetadata } from './metadata.ts';
import type { AuthSecret } from './props.ts';

/** Access to the auth Secrets of one namespace. */
export interface AuthSecretRole {
  readonly namespace: string;
  readonly role: Manifest;
  readonly binding: Manifest;
}

const NAME = `${UPSTREAM.appLabel}-auth`;

/** One Role a namespace, with the Secrets by name: the provider's only call is `get` of the one that a class names. */
export function authSecretRoles(ownNamespace: string, secrets: readonly AuthSecret[]): readonly AuthSecretRole[] {
  const subject = { name: UPSTREAM.appLabel, namespace: ownNamespace };
  return [...namesByNamespace(secrets)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([namespace, names]) => ({
      namespace,
      role: role(ownMetadata(namespace, NAME), [
        { apiGroups: [''], resources: ['secrets'], resourceNames: [...names].sort(byCodeUnit), verbs: ['get'] },
      ]),
      binding: roleBinding(ownMetadata(namespace, NAME), NAME, subject),
    }));
}

function namesByNamespace(secrets: readonly AuthSecret[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { name, namespace } of secrets) {
    names.set(namespace, (names.get(namespace) ?? new Set()).add(name));
  }
  return names;
}

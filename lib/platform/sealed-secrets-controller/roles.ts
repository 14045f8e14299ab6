import { SEALED_SECRETS_GROUP, SEALED_SECRETS as UPSTREAM } from '../../upstream/sealed-secrets.ts';
import type { Manifest } from '../manifest.ts';
import { type PolicyRule, role, roleBinding } from '../rbac.ts';
import { controllerIn, LABELS, ownMetadata } from './metadata.ts';
import type { SealedSecretsControllerProps } from './props.ts';
import { recreatesDeleted, writesByNamespace } from './writes.ts';

/** What the controller may: keep its keys, and unseal in the cluster or in the namespaces that it writes to. */
export function controllerRoles(ownNamespace: string, props: SealedSecretsControllerProps): readonly Manifest[] {
  const writes = writesByNamespace(props);
  const recreates = recreatesDeleted(props);
  if (writes === undefined) return [...keyRoles(ownNamespace, []), ...clusterRoles(ownNamespace, recreates)];
  return [
    ...keyRoles(ownNamespace, ownNamespaceRules(recreates)),
    ...[...writes].flatMap(([namespace, names]) => namespaceRoles(ownNamespace, namespace, names, recreates)),
  ];
}

const READ_SEALED: PolicyRule = {
  apiGroups: [SEALED_SECRETS_GROUP],
  resources: ['sealedsecrets'],
  verbs: ['get', 'list', 'watch'],
};

const UNSEAL: readonly PolicyRule[] = [
  READ_SEALED,
  { apiGroups: [SEALED_SECRETS_GROUP], resources: ['sealedsecrets/status'], verbs: ['update'] },
  secrets(['create']),
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];

/** Keys are found by their label, which no Role can name, and made under generated names. */
function keyRoles(ownNamespace: string, more: readonly PolicyRule[]): readonly Manifest[] {
  return [
    role(ownMetadata(ownNamespace, UPSTREAM.keyAdminRole), [
      secrets(['get'], [UPSTREAM.keyPrefix]),
      secrets(['create', 'list']),
      ...more,
    ]),
    roleBinding(ownMetadata(ownNamespace), UPSTREAM.keyAdminRole, controllerIn(ownNamespace)),
  ];
}

/** With named namespaces the controller always watches its own besides, even if it may unseal nothing there (0.36). */
function ownNamespaceRules(recreates: boolean): readonly PolicyRule[] {
  return recreates ? [READ_SEALED, secrets(['watch'])] : [READ_SEALED];
}

/** Upstream's, without the right to delete, which only `--old-gc-behavior` uses. */
function clusterRoles(ownNamespace: string, recreates: boolean): readonly Manifest[] {
  const rules = [...UNSEAL, secrets(['get', 'update']), ...watchRules(recreates)];
  return [
    role({ name: UPSTREAM.unsealerRole, labels: LABELS }, rules),
    roleBinding({ name: UPSTREAM.controllerName, labels: LABELS }, UPSTREAM.unsealerRole, controllerIn(ownNamespace)),
  ];
}

function namespaceRoles(
  ownNamespace: string,
  namespace: string,
  names: readonly string[],
  recreates: boolean,
): readonly Manifest[] {
  const metadata = ownMetadata(namespace, UPSTREAM.unsealerRole);
  const rules = [
    ...UNSEAL,
    secrets(['get', 'update'], names),
    ...watchRules(recreates),
    // Asked once at start; a refusal ends the process.
    { apiGroups: [''], resources: ['namespaces'], resourceNames: [namespace], verbs: ['get'] },
  ];
  return [role(metadata, rules), roleBinding(metadata, UPSTREAM.unsealerRole, controllerIn(ownNamespace))];
}

function watchRules(recreates: boolean): readonly PolicyRule[] {
  return recreates ? [secrets(['list', 'watch'])] : [];
}

function secrets(verbs: readonly string[], resourceNames?: readonly string[]): PolicyRule {
  return { apiGroups: [''], resources: ['secrets'], ...(resourceNames && { resourceNames }), verbs };
}

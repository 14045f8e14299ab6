import {
  EXTERNAL_SECRETS_GENERATOR_STATES as GENERATOR_STATES,
  EXTERNAL_SECRETS_GENERATORS_GROUP as GENERATORS_GROUP,
  EXTERNAL_SECRETS_GROUP as GROUP,
  EXTERNAL_SECRETS_OPERATOR as UPSTREAM,
} from '../../upstream/external-secrets-operator.ts';
import type { Manifest } from '../manifest.ts';
import { type PolicyRule, role, roleBinding } from '../rbac.ts';
import { metadataOf, namespaceOf, replicasOf, subjectOf } from './component.ts';
import { leaseRules, READ } from './policy-rules.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';
import { runningReconcilers, usedGenerators, usedResources } from './use.ts';

const WRITE = ['create', 'update', 'delete'];

/**
 * What the controller may do in the whole cluster, and its binding.
 *
 * It lists and watches **all** Secrets: one informer has their metadata, another those with its own label, and with either of
 * them refused the process ends (2.9.0, `SetupWithManager` of the ExternalSecret controller, `BuildManagedSecretClient`). A list
 * holds values, so this right reads every Secret of the cluster; only `--namespace`, for a single namespace, does without. It
 * holds neither `get` nor any way to change one: those are in the Roles of `secret-roles.ts`.
 *
 * ServiceAccounts, and namespaces for cluster-scoped kinds, are read through informers too, which start when something asks for
 * them: refused, the worker would wait for ever. Secrets and ConfigMaps that stores and templates name are read directly.
 */
export function controllerRoles(props: ExternalSecretsOperatorProps): readonly Manifest[] {
  const name = UPSTREAM.controllerRole;
  return [
    role(metadataOf('controller', name), clusterRules(props)),
    roleBinding(metadataOf('controller', name), name, subjectOf('controller', props)),
  ];
}

/** The Lease that several pods of the controller elect their leader with; nothing for one pod. */
export function leaderElectionRoles(props: ExternalSecretsOperatorProps): readonly Manifest[] {
  if (replicasOf('controller', props) < 2) return [];
  const name = UPSTREAM.leaderElectionRole;
  const metadata = metadataOf('controller', name, namespaceOf(props));
  return [
    role(metadata, leaseRules(UPSTREAM.leases.controller)),
    roleBinding(metadata, name, subjectOf('controller', props)),
  ];
}

function clusterRules(props: ExternalSecretsOperatorProps): readonly PolicyRule[] {
  const resources = usedResources(props);
  const generators = usedGenerators(props);
  const running = runningReconcilers(props);
  const clusterScoped = [...running].some((reconciler) => reconciler !== 'pushSecrets');
  const generated = (resource: string, runs: boolean): readonly PolicyRule[] =>
    runs ? [{ apiGroups: [GROUP], resources: [resource], verbs: WRITE }] : [];
  return [
    { apiGroups: [GROUP], resources, verbs: READ },
    {
      apiGroups: [GROUP],
      resources: resources.flatMap((resource) => [resource, `${resource}/status`, `${resource}/finalizers`]),
      verbs: ['get', 'update', 'patch'],
    },
    ...generated('externalsecrets', running.has('clusterExternalSecrets')),
    ...generated('pushsecrets', running.has('clusterPushSecrets')),
    {
      apiGroups: [GENERATORS_GROUP],
      resources: [GENERATOR_STATES],
      verbs: [...READ, 'create', 'update', 'patch', 'delete', 'deletecollection'],
    },
    ...(generators.length > 0 ? [{ apiGroups: [GENERATORS_GROUP], resources: generators, verbs: READ }] : []),
    { apiGroups: [''], resources: ['secrets'], verbs: ['list', 'watch'] },
    { apiGroups: [''], resources: ['serviceaccounts'], verbs: READ },
    ...(clusterScoped ? [{ apiGroups: [''], resources: ['namespaces'], verbs: READ }] : []),
    // A ClusterExternalSecret puts a finalizer on each namespace that it serves.
    ...(running.has('clusterExternalSecrets')
      ? [{ apiGroups: [''], resources: ['namespaces'], verbs: ['update', 'patch'] }]
      : []),
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  ];
}

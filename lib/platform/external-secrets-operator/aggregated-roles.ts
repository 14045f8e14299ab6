import { byCodeUnit } from '../../core/compare.ts';
import {
  EXTERNAL_SECRETS_CLUSTER_RESOURCES as CLUSTER_SCOPED,
  EXTERNAL_SECRETS_GENERATOR_STATES as GENERATOR_STATES,
  EXTERNAL_SECRETS_GENERATORS_GROUP as GENERATORS_GROUP,
  EXTERNAL_SECRETS_GROUP as GROUP,
  EXTERNAL_SECRETS_OPERATOR as UPSTREAM,
} from '../../upstream/external-secrets-operator.ts';
import type { Manifest, StringMap } from '../manifest.ts';
import { type PolicyRule, role } from '../rbac.ts';
import { metadataOf } from './component.ts';
import { READ } from './policy-rules.ts';
import { type ExternalSecretsUse, usedGenerators, usedResources } from './use.ts';

/**
 * ClusterRoles that others take up: view reads every kind that is installed; edit and admin write those of a namespace, since
 * a cluster-scoped store serves namespaces that are not theirs; Service Binding implementations read what names a Secret.
 */
export function aggregatedRoles(use: ExternalSecretsUse): readonly Manifest[] {
  const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];
  const bindable = usedResources(use).filter((resource) => ['externalsecrets', 'pushsecrets'].includes(resource));
  return [
    aggregated(
      'view',
      aggregateTo('view', 'edit', 'admin'),
      rules(use, () => true, READ),
    ),
    aggregated(
      'edit',
      aggregateTo('edit', 'admin'),
      rules(use, (resource) => !CLUSTER_SCOPED.has(resource), write),
    ),
    aggregated('servicebindings', { 'servicebinding.io/controller': 'true' }, [
      { apiGroups: [GROUP], resources: bindable, verbs: READ },
    ]),
  ];
}

function aggregated(what: string, labels: StringMap, policyRules: readonly PolicyRule[]): Manifest {
  const metadata = metadataOf('controller', `${UPSTREAM.instance}-${what}`);
  return role({ ...metadata, labels: { ...metadata.labels, ...labels } }, policyRules);
}

function aggregateTo(...roles: readonly string[]): StringMap {
  return Object.fromEntries(roles.map((name) => [`rbac.authorization.k8s.io/aggregate-to-${name}`, 'true']));
}

function rules(
  use: ExternalSecretsUse,
  includes: (resource: string) => boolean,
  verbs: readonly string[],
): readonly PolicyRule[] {
  const generators = [GENERATOR_STATES, ...usedGenerators(use)].sort(byCodeUnit);
  return [
    { apiGroups: [GROUP], resources: usedResources(use).filter(includes), verbs },
    { apiGroups: [GENERATORS_GROUP], resources: generators.filter(includes), verbs },
  ];
}

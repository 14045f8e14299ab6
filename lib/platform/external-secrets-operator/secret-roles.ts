import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../upstream/external-secrets-operator.ts';
import type { Manifest } from '../manifest.ts';
import { type PolicyRule, role, roleBinding } from '../rbac.ts';
import { metadataOf, subjectOf } from './component.ts';
import type { ExternalSecretsOperatorProps, NamespacedName } from './props.ts';

/** One Role a namespace, and its binding: the Secrets that the controller writes, what it reads and whose tokens it asks for, by name. */
export function secretRoles(props: ExternalSecretsOperatorProps): readonly Manifest[] {
  const name = UPSTREAM.controllerRole;
  return [...groupBy(rightsOf(props), ({ namespace }) => namespace)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([namespace, rights]) => {
      const metadata = metadataOf('controller', name, namespace);
      return [role(metadata, namespaceRules(rights)), roleBinding(metadata, name, subjectOf('controller', props))];
    });
}

interface Right extends NamespacedName {
  readonly to: 'write' | 'readSecret' | 'readConfigMap' | 'requestToken';
}

function rightsOf({ writes, reads = [], serviceAccounts = [] }: ExternalSecretsOperatorProps): readonly Right[] {
  return [
    ...writes.flatMap(({ namespace, names }) => names.map((name): Right => ({ namespace, name, to: 'write' }))),
    ...reads.map(({ namespace, name, kind }): Right => {
      return { namespace, name, to: kind === 'ConfigMap' ? 'readConfigMap' : 'readSecret' };
    }),
    ...serviceAccounts.map(({ namespace, name }): Right => ({ namespace, name, to: 'requestToken' })),
  ];
}

function namespaceRules(rights: readonly Right[]): readonly PolicyRule[] {
  const namesTo = (to: Right['to']) => new Set(rights.filter((right) => right.to === to).map(({ name }) => name));
  const written = namesTo('write');
  const readOnly = [...namesTo('readSecret')].filter((name) => !written.has(name));
  return [
    ...(written.size > 0 ? [{ apiGroups: [''], resources: ['secrets'], verbs: ['create'] }] : []),
    ...named('secrets', written, ['get', 'update', 'patch', 'delete']),
    ...named('secrets', readOnly, ['get']),
    ...named('configmaps', namesTo('readConfigMap'), ['get']),
    ...named('serviceaccounts/token', namesTo('requestToken'), ['create']),
  ];
}

// An empty list of names would allow every name.
function named(resource: string, names: Iterable<string>, verbs: readonly string[]): readonly PolicyRule[] {
  const resourceNames = [...names].sort(byCodeUnit);
  return resourceNames.length > 0 ? [{ apiGroups: [''], resources: [resource], resourceNames, verbs }] : [];
}

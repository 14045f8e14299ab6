import { type ApiResource, CLUSTER_SECRET_STORES, EXTERNAL_SECRETS, SECRET_STORES } from '../../upstream/admission.ts';
import { type AdmissionPolicy, SPEC_CHANGES } from './admission-policy.ts';
import { celMapLines, celStringLines, celStrings } from './cel-literal.ts';
import type { PlannedClusterStore } from './props.ts';

/** SecretStores in planned namespaces only. */
export function storePolicy(namespaces: readonly string[]): AdmissionPolicy {
  return inNamespaces(
    SECRET_STORES,
    namespaces,
    'No SecretStore is planned in this namespace. Let the fleet deliver a secret from the store here, which writes both.',
  );
}

/** ExternalSecrets in planned namespaces only. */
export function externalSecretPolicy(namespaces: readonly string[]): AdmissionPolicy {
  return inNamespaces(
    EXTERNAL_SECRETS,
    namespaces,
    'No ExternalSecret is planned in this namespace. Bind the secret in the program of the fleet, which writes both.',
  );
}

/** ClusterSecretStores with planned names, for planned namespaces; never for the whole cluster. */
export function clusterStorePolicy(stores: readonly PlannedClusterStore[]): AdmissionPolicy {
  return {
    resource: CLUSTER_SECRET_STORES,
    operations: ['CREATE', 'UPDATE'],
    condition: SPEC_CHANGES,
    variables: [
      { name: 'plannedStores', expression: celStringLines(stores.map(({ name }) => name)) },
      { name: 'plannedNamespaces', expression: `${celMapLines(namespacesOf(stores))}[?object.metadata.name]` },
      { name: 'conditions', expression: 'object.?spec.?conditions.orValue([])' },
    ],
    validations: [
      {
        expression: 'object.metadata.name in variables.plannedStores',
        message: 'No ClusterSecretStore with this name is planned. Add the store to the program of the fleet.',
      },
      {
        expression: `variables.conditions.size() > 0 && !variables.conditions.exists(condition, ${SELECTS_EVERYTHING})`,
        message:
          'This ClusterSecretStore is open to every namespace. Name its namespaces: spec.conditions: [{namespaces: [...]}].',
      },
      {
        expression: `!variables.plannedNamespaces.hasValue() || variables.conditions.all(condition, ${NAMES_PLANNED_ONLY})`,
        message:
          'The conditions of this ClusterSecretStore let in more than the planned namespaces. ' +
          'Name no others in spec.conditions, and use neither namespaceSelector nor namespaceRegexes.',
      },
    ],
  };
}

// A selector without requirements selects every namespace.
const SELECTS_EVERYTHING =
  'has(condition.namespaceSelector) && condition.namespaceSelector.?matchLabels.orValue({}).size() == 0 && ' +
  'condition.namespaceSelector.?matchExpressions.orValue([]).size() == 0';

const NAMES_PLANNED_ONLY =
  '!has(condition.namespaceSelector) && !has(condition.namespaceRegexes) && ' +
  'condition.?namespaces.orValue([]).all(name, name in variables.plannedNamespaces.value())';

/** The namespaces of those stores that name any, as CEL. */
function namespacesOf(stores: readonly PlannedClusterStore[]): ReadonlyMap<string, string> {
  return new Map(
    stores.flatMap(({ name, namespaces }) =>
      namespaces === undefined ? [] : [[name, celStrings(namespaces)] as const],
    ),
  );
}

function inNamespaces(resource: ApiResource, namespaces: readonly string[], message: string): AdmissionPolicy {
  return {
    resource,
    operations: ['CREATE', 'UPDATE'],
    condition: SPEC_CHANGES,
    variables: [{ name: 'plannedNamespaces', expression: celStringLines(namespaces) }],
    validations: [{ expression: 'request.namespace in variables.plannedNamespaces', message }],
  };
}

import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import { entriesOf, type OperatorStore } from '../external-secrets.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** A ClusterSecretStore admits the namespaces that use it. Patterns and selectors may admit anybody, and pass. */
export const admittedReaders: Rule = {
  code: 'eso/denied',
  severity: 'error',
  toldBy: ['eso/store-namespace'],
  *check(cluster): Iterable<RuleFinding> {
    const { all, store } = cluster.externalSecrets();
    const admits = new Map<OperatorStore, ReadonlySet<string> | undefined>();
    for (const { object, spec } of all) {
      const { namespace } = object.identity;
      if (namespace === undefined) continue;
      for (const reference of referencesIn(spec)) {
        const used = store(reference, object);
        if (used === undefined || used.object.identity.namespace !== undefined) continue;
        if (!admits.has(used)) admits.set(used, tryNamespaces(used.spec));
        const admitted = admits.get(used);
        if (admitted && !admitted.has(namespace)) yield denied(object, used, admitted, namespace);
      }
    }
  },
};

/** Mostly each entry is read from the one store. */
function referencesIn(spec: JsonObject): readonly JsonObject[] {
  const entries = [...objectsAt(spec, 'data'), ...objectsAt(spec, 'dataFrom')];
  return entries.some(({ sourceRef }) => sourceRef !== undefined)
    ? [...new Set(entriesOf(spec).map(({ store }) => store))]
    : [objectAt(spec, 'secretStoreRef')];
}

function denied(
  { identity, path }: RenderedObject,
  { object }: OperatorStore,
  admitted: ReadonlySet<string>,
  namespace: string,
): RuleFinding {
  const names = [...admitted].map((one) => `"${one}"`).join(', ');
  return {
    path,
    problem: `${describe(identity)} reads ${describe(object.identity)}, whose conditions admit ${names || 'no namespace'} alone.`,
    cause:
      'The ExternalSecret never gets ready (SecretSyncedError, "denied by spec.condition"), and its Secret is never made.',
    mend: `Add "${namespace}" to the store's conditions, or read a SecretStore of that namespace.`,
  };
}

/** The namespaces that a store admits by name; undefined where it has no conditions, or others than names. */
function tryNamespaces(spec: JsonObject): ReadonlySet<string> | undefined {
  const conditions = objectsAt(spec, 'conditions');
  if (conditions.length === 0 || conditions.some((one) => one.namespaceRegexes ?? one.namespaceSelector))
    return undefined;
  return new Set(conditions.flatMap(({ namespaces }) => (Array.isArray(namespaces) ? namespaces.map(String) : [])));
}

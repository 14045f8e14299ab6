import { byCodeUnit } from '../../core/compare.ts';
import type { JsonObject } from '../../core/json.ts';
import { kindKey, objectAt, objectsAt } from '../../core/manifest.ts';
import type { Change } from './change.ts';
import { nameOfObject, type ObjectPair } from './objects.ts';

/** Which namespaces a ClusterSecretStore begins and ceases to admit. */
export function storeConditionChanges(pairs: readonly ObjectPair[]): Change[] {
  return pairs
    .filter(({ identity }) => kindKey(identity) === 'external-secrets.io/ClusterSecretStore')
    .flatMap((pair) => {
      const before = admittedBy(pair.before);
      const after = admittedBy(pair.after);
      return [...toChanges('access-widened', pair, after, before), ...toChanges('access-lost', pair, before, after)];
    });
}

function toChanges(
  kind: Change['kind'],
  pair: ObjectPair,
  admitted: ReadonlySet<string>,
  others: ReadonlySet<string>,
): Change[] {
  const { cluster } = pair;
  return [...admitted]
    .filter((one) => !others.has(one) && !others.has(EVERY_NAMESPACE))
    .sort(byCodeUnit)
    .map((subject) => ({ kind, cluster, subject, items: [nameOfObject(pair)] }));
}

const EVERY_NAMESPACE = 'Every namespace';

/** Namespaces in words. Without conditions a store admits them all. */
function admittedBy(manifest: JsonObject | undefined): ReadonlySet<string> {
  if (manifest === undefined) return new Set();
  const conditions = objectsAt(objectAt(manifest, 'spec'), 'conditions');
  return new Set(conditions.length === 0 ? [EVERY_NAMESPACE] : conditions.flatMap(conditionWords));
}

function conditionWords({ namespaceRegexes, namespaceSelector, namespaces }: JsonObject): readonly string[] {
  return [
    ...(Array.isArray(namespaces) ? namespaces.map((name) => `Namespace ${name}`) : []),
    ...(Array.isArray(namespaceRegexes) ? namespaceRegexes.map((regex) => `Every namespace named like ${regex}`) : []),
    ...(namespaceSelector === undefined ? [] : [`Every namespace with ${JSON.stringify(namespaceSelector)}`]),
  ];
}

import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A ClusterSecretStore says who may use it. */
export const closedStores: Rule = {
  code: 'eso/open-cluster-store',
  severity: 'warning',
  toldBy: ['eso/store-conditions', 'eso/store-pattern'],
  *check(cluster): Iterable<RuleFinding> {
    for (const { identity, manifest, path } of cluster.ofKind('external-secrets.io', 'ClusterSecretStore')) {
      const why = whyOpen(objectAt(manifest, 'spec'));
      if (why === undefined) continue;
      yield {
        path,
        problem: `Every namespace may use ${describe(identity)}: ${why}.`,
        cause: 'Whoever may create an ExternalSecret anywhere in the cluster reads all that the store can read.',
        mend: "Name the namespaces: conditions: [{ namespaces: ['shop'] }]. For one namespace, a SecretStore does.",
      };
    }
  },
};

function whyOpen(spec: JsonObject): string | undefined {
  const conditions = objectsAt(spec, 'conditions');
  if (conditions.length === 0) return 'it has no conditions';
  for (const { namespaceRegexes, namespaceSelector } of conditions) {
    if (isEmptySelector(namespaceSelector)) return 'a namespaceSelector of its conditions is empty';
    const open = Array.isArray(namespaceRegexes) && namespaceRegexes.find((one) => OPEN.has(String(one)));
    if (typeof open === 'string') return `the pattern "${open}" of its conditions fits each name`;
  }
  return undefined;
}

/** Kubernetes takes a selector that asks for nothing for one of everything. */
function isEmptySelector(selector: JsonObject[string]): boolean {
  if (typeof selector !== 'object' || selector === null) return false;
  return Object.values(selector).every(
    (asked) => typeof asked === 'object' && asked !== null && Object.keys(asked).length === 0,
  );
}

const OPEN: ReadonlySet<string> = new Set(['', '.*', '.+', '^.*', '.*$', '^.*$', '^.+$']);

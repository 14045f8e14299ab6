import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import { once } from '../once.ts';
import { isManifest } from '../references/makers.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** A Secret that somebody cannot do without does not go when its values are gone from their store. */
export const neededSecrets: Rule = {
  code: 'eso/deletes-on-missing',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const readers = once(() => readersOf(cluster));
    for (const object of cluster.ofKind('external-secrets.io', 'ExternalSecret')) {
      const spec = objectAt(object.manifest, 'spec');
      const target = objectAt(spec, 'target');
      if (target.deletionPolicy !== 'Delete' || neverMisses(object, spec, cluster)) continue;
      const secret = String(target.name ?? object.identity.name);
      const reader = readers().get(`${object.identity.namespace}/${secret}`);
      if (reader === undefined) continue;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} deletes Secret "${secret}" once the store has none of its values (deletionPolicy: Delete), and ${describe(reader.identity)} cannot do without.`,
        cause:
          'Whoever deletes a value in the store stops the pods at their next start (CreateContainerConfigError), without a commit and without a word in Git.',
        mend: "Write deletionPolicy: 'Retain', and take the ExternalSecret away together with what reads it.",
      };
    }
  },
};

/** The first that needs each Secret, by `<namespace>/<name>`. */
function readersOf(cluster: ClusterView): ReadonlyMap<string, RenderedObject> {
  const readers = new Map<string, RenderedObject>();
  for (const { from, name, namespace, optional, use } of cluster.references().to('Secret')) {
    const key = `${namespace}/${name}`;
    if (!optional && use !== 'merge' && !readers.has(key)) readers.set(key, from);
  }
  return readers;
}

/** Pulumi ESC's provider never says that a value is gone (External Secrets Operator 2.9.0), so that nothing is deleted. */
function neverMisses({ identity }: RenderedObject, spec: JsonObject, cluster: ClusterView): boolean {
  const { kind, name } = objectAt(spec, 'secretStoreRef');
  const ofCluster = kind === 'ClusterSecretStore';
  const namespace = ofCluster ? '' : (identity.namespace ?? '');
  const [store] = cluster.references().makers.made.get(ofCluster ? kind : 'SecretStore', namespace, String(name));
  return (
    store !== undefined &&
    isManifest(store) &&
    objectAt(objectAt(store.manifest, 'spec'), 'provider').pulumi !== undefined
  );
}

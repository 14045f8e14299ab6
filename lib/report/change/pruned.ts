import type { JsonObject } from '../../core/json.ts';
import { kindKey, metadataOf, objectAt, objectsAt } from '../../core/manifest.ts';
import type { Change } from './change.ts';
import { groupsOf, keyOf } from './groups.ts';
import { nameOfObject, type ObjectPair } from './objects.ts';

/** What a prune deletes, a change for each unit, and what goes or stays with each object. */
export function prunedChanges(pairs: readonly ObjectPair[]): Change[] {
  const kept = new Set(
    pairs.flatMap(({ after, cluster, identity }) =>
      after === undefined ? [] : secretsMadeBy(kindKey(identity), after).map((secret) => keyOf(cluster, secret)),
    ),
  );
  // What has no name is no object of the cluster but a file for Kustomize.
  const pruned = pairs.filter(({ after, identity }) => after === undefined && identity.name !== '');
  return groupsOf(pruned, ({ cluster, unit }) => keyOf(cluster, unit)).map((group) => {
    const [{ cluster, unit }] = group;
    const items = group.map(
      (pair) => `${nameOfObject(pair)}${whatElse(pair, (secret) => !kept.has(keyOf(cluster, secret)))}`,
    );
    return { kind: 'pruned', cluster, subject: `unit ${unit}`, items };
  });
}

/** What a deletion means beyond the object itself. */
function whatElse({ before = {}, identity }: ObjectPair, isGone: (secret: string) => boolean): string {
  const kind = kindKey(identity);
  const fate = FATES.get(kind);
  if (fate !== undefined) return ` (${fate})`;
  const secrets = secretsMadeBy(kind, before).filter(isGone);
  return secrets.length > 0 ? ` with ${secrets.map((secret) => `Secret ${secret}`).join(', ')}` : '';
}

/** Fleets have CRDs and Namespaces marked so that neither engine prunes them; a StatefulSet's claims outlive it by default. */
const FATES: ReadonlyMap<string, string> = new Map([
  ['apiextensions.k8s.io/CustomResourceDefinition', 'stays, with its objects'],
  ['/Namespace', 'stays, with its content'],
  ['apps/StatefulSet', 'its volume claims stay'],
]);

/** Kubernetes Secrets that exist as long as the object does, `<namespace>/<name>`. */
function secretsMadeBy(kind: string, manifest: JsonObject): readonly string[] {
  const { name, namespace } = metadataOf(manifest);
  return (SECRETS_OF.get(kind)?.(manifest) ?? []).map((secret) => `${namespace}/${secret ?? name}`);
}

type SecretNames = (manifest: JsonObject) => readonly unknown[];

/** Names of the Secrets that an object owns, by its kind; undefined stands for its own name. */
const SECRETS_OF: ReadonlyMap<string, SecretNames> = new Map<string, SecretNames>([
  ['external-secrets.io/ExternalSecret', ownedByExternalSecret],
  ['bitnami.com/SealedSecret', () => [undefined]],
  [
    'secrets-store.csi.x-k8s.io/SecretProviderClass',
    (manifest) => objectsAt(objectAt(manifest, 'spec'), 'secretObjects').map(({ secretName }) => secretName),
  ],
]);

/** `Owner`, the default, makes the Secret go with its ExternalSecret; `Orphan` and `Merge` leave it. */
function ownedByExternalSecret(manifest: JsonObject): readonly unknown[] {
  const { creationPolicy = 'Owner', name } = objectAt(objectAt(manifest, 'spec'), 'target');
  return creationPolicy === 'Owner' ? [name] : [];
}

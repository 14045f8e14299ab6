import { byCodeUnit } from '../../core/compare.ts';
import type { JsonObject } from '../../core/json.ts';
import { kindKey, metadataOf, objectAt, objectsAt, podSpecOf } from '../../core/manifest.ts';
import type { Change } from './change.ts';
import type { Sides } from './clusters.ts';
import { groupsOf } from './groups.ts';
import { nameOfObject, type ObjectPair } from './objects.ts';

/** What a prune deletes, a change for each unit, with what goes with it; and what the engines leave in the cluster. */
export function prunedChanges(pairs: readonly ObjectPair[], { head }: Sides): Change[] {
  // What has no name is no object of the cluster but a file for Kustomize.
  const gone = pairs.filter(({ after, identity }) => after === undefined && identity.name !== '');
  const units = new Set(head?.units.map(({ name }) => name));
  const made = secretsMadeAfter(pairs);
  const changes = groupsOf(gone.filter(isPruned), ({ unit }) => unit).map(([first, ...rest]): Change => {
    const { cluster, unit } = first;
    const subject = head === undefined || units.has(unit) ? `unit ${unit}` : `the whole unit ${unit}`;
    const items = [first, ...rest].map((pair) => itemOf(pair, made)).sort(byWeight);
    return { kind: 'pruned', cluster, subject, items: items.map(({ text }) => text) };
  });
  return [...changes, ...leftChanges(gone.filter((pair) => isLeft(pair)))];
}

/** Secrets that are there after the change because an object of it makes them. */
function secretsMadeAfter(pairs: readonly ObjectPair[]): ReadonlySet<string> {
  const made = pairs.flatMap(({ after, identity }) => (after ? secretsMadeBy(kindKey(identity), after) : []));
  return new Set(made);
}

/** What syncs a unit goes with it, and has nothing of its own to say. */
function isPruned(pair: ObjectPair): boolean {
  return !isLeft(pair) && !SYNCING.has(kindKey(pair.identity));
}

const SYNCING: ReadonlySet<string> = new Set(['kustomize.toolkit.fluxcd.io/Kustomization', 'argoproj.io/Application']);

/** Fleets have these marked so that neither engine prunes them. */
function isLeft({ identity }: ObjectPair): boolean {
  return LEFT.has(kindKey(identity));
}

const LEFT: ReadonlySet<string> = new Set(['apiextensions.k8s.io/CustomResourceDefinition', '/Namespace']);

function leftChanges(left: readonly ObjectPair[]): Change[] {
  return groupsOf(left, ({ unit }) => unit).map((group) => {
    const [{ cluster, unit }] = group;
    const after = 'left in the cluster, with what depends on it';
    return { kind: 'pruned', cluster, subject: `unit ${unit}`, items: group.map(nameOfObject), after };
  });
}

interface Item {
  readonly text: string;
  /** The smaller, the sooner a reviewer wants to read it. */
  readonly weight: number;
}

function itemOf(pair: ObjectPair, made: ReadonlySet<string>): Item {
  const { before = {}, identity } = pair;
  const secrets = secretsMadeBy(kindKey(identity), before).filter((secret) => !made.has(secret));
  const claims = identity.kind === 'StatefulSet' ? ' (its volume claims stay)' : '';
  const text = `${nameOfObject(pair)}${secrets.map((secret) => ` with Secret ${secret}`).join(' and')}${claims}`;
  if (secrets.length > 0) return { text, weight: 0 };
  return { text, weight: podSpecOf(before, identity) === undefined ? 2 : 1 };
}

function byWeight(a: Item, b: Item): number {
  return a.weight - b.weight || byCodeUnit(a.text, b.text);
}

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

/** `Owner`, the default of External Secrets Operator 2.9, makes the Secret go with its ExternalSecret; `Orphan` and `Merge` leave it. */
function ownedByExternalSecret(manifest: JsonObject): readonly unknown[] {
  const { creationPolicy = 'Owner', name } = objectAt(objectAt(manifest, 'spec'), 'target');
  return creationPolicy === 'Owner' ? [name] : [];
}

import { byCodeUnit } from '../../core/compare.ts';
import type { Inventory } from '../../core/inventory.ts';
import { kindKey, podSpecOf } from '../../core/manifest.ts';
import type { Change } from './change.ts';
import type { ClusterFacts } from './compare-objects.ts';
import { groupsOf } from './groups.ts';
import { madeSecrets } from './made-secrets.ts';
import { nameOfObject, type ObjectPair } from './objects.ts';

/** What a prune deletes, a change for each unit, with what goes with it; and what the engines leave in the cluster. */
export function prunedChanges(pairs: readonly ObjectPair[], { head, prunes }: ClusterFacts): Change[] {
  // What has no name is no object of the cluster but a file for Kustomize.
  const gone = pairs.filter(
    ({ after, identity }) => after === undefined && identity.name !== '' && !SYNCING.has(kindKey(identity)),
  );
  const made = secretsMadeAfter(pairs);
  return groupsOf(gone, ({ unit }) => unit).flatMap((group) => {
    const [{ cluster, unit }] = group;
    const isLeft = ({ identity }: ObjectPair) => LEFT.has(kindKey(identity));
    const left = prunes(unit) ? group.filter(isLeft) : group;
    const deleted = group.filter((pair) => !left.includes(pair));
    const subject = isThere(unit, head) ? `unit ${unit}` : `the whole unit ${unit}`;
    const change = { kind: 'pruned' as const, cluster, subject };
    return [
      ...(deleted.length > 0 ? [{ ...change, items: itemsOf(deleted, made) }] : []),
      ...(left.length > 0 ? [{ ...change, items: left.map(nameOfObject), after: LEFT_WORDS }] : []),
    ];
  });
}

const LEFT_WORDS = 'left in the cluster, with what depends on it';

/** Fleets have these marked so that neither engine prunes them. */
const LEFT: ReadonlySet<string> = new Set(['apiextensions.k8s.io/CustomResourceDefinition', '/Namespace']);

/** What syncs a unit goes with it, and has nothing of its own to say. */
const SYNCING: ReadonlySet<string> = new Set(['kustomize.toolkit.fluxcd.io/Kustomization', 'argoproj.io/Application']);

/** The engine's own unit is in no list. */
function isThere(unit: string, head: Inventory | undefined): boolean {
  return head === undefined || unit === head.engine || head.units.some(({ name }) => name === unit);
}

/** Secrets that are there after the change because an object of it makes them. */
function secretsMadeAfter(pairs: readonly ObjectPair[]): ReadonlySet<string> {
  return new Set(pairs.flatMap((pair) => madeSecrets(pair, pair.after).map(({ secret }) => secret)));
}

/** What goes, with what goes with it; what takes a Secret along comes first, then workloads. */
function itemsOf(pairs: readonly ObjectPair[], made: ReadonlySet<string>): readonly string[] {
  return pairs
    .map((pair) => itemOf(pair, made))
    .sort((a, b) => a.rank - b.rank || byCodeUnit(a.text, b.text))
    .map(({ text }) => text);
}

function itemOf(pair: ObjectPair, made: ReadonlySet<string>) {
  const { before = {}, identity } = pair;
  const owned = madeSecrets(pair, before).filter(({ isOwned, secret }) => isOwned && !made.has(secret));
  const secrets = owned.map(({ secret }) => secret);
  const claims = identity.kind === 'StatefulSet' ? ' (its volume claims stay)' : '';
  const text = `${nameOfObject(pair)}${secrets.map((secret) => ` with Secret ${secret}`).join(' and')}${claims}`;
  return { text, rank: secrets.length > 0 ? 0 : podSpecOf(before, identity) === undefined ? 2 : 1 };
}

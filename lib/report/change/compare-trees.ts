import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import { type Change, sortChanges } from './change.ts';
import { type TouchedCluster, touchedClusters } from './clusters.ts';
import { compareInventories, emptyInventory } from './compare-inventories.ts';
import { compareObjects } from './compare-objects.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import { changedObjects, nameOfObject, type ObjectPair } from './objects.ts';
import { pruningIn } from './pruning.ts';
import { BOOTSTRAP_PAGE, registrationChanges } from './registrations.ts';
import { rolesOf } from './roles.ts';
import type { TreePair } from './tree-pair.ts';

/** What a change of `dist/` means, and what it is made of. Plain data. */
export interface ChangeSummary {
  /** How many files differ. */
  readonly files: number;
  /** Sorted as {@link sortChanges} does. */
  readonly changes: readonly Change[];
  /** By cluster, unit and name. */
  readonly objects: readonly ObjectChange[];
  /** Clusters that have no inventory to compare with, so that only their objects are told. */
  readonly withoutInventory: readonly string[];
}

/** An object that comes, changes or goes. */
export interface ObjectChange {
  readonly state: 'added' | 'changed' | 'removed';
  readonly cluster: string;
  readonly unit: string;
  /** For instance `Deployment shop/checkout`. */
  readonly object: string;
  /** What differs; empty where the object comes or goes, or moves to another unit as it is. */
  readonly fields: readonly FieldChange[];
}

/** Compares two states of `dist/`: what lies in it, and what its inventories say. */
export function compareTrees(trees: TreePair): ChangeSummary {
  const pairs = changedObjects(trees);
  const clusters = touchedClusters(trees, pairs);
  const pairsOf = groupBy(pairs, ({ cluster }) => cluster);
  const roles = rolesOf(trees, pairs);
  const prunes = pruningIn(trees);
  const changes = clusters.flatMap((cluster) =>
    cluster.inHead
      ? [
          ...inventoryChanges(cluster),
          ...registrationChanges(cluster.name, trees.files.get(`${cluster.name}/${BOOTSTRAP_PAGE}`)),
          ...compareObjects(pairsOf.get(cluster.name) ?? [], {
            ...cluster,
            roles: roles.get(cluster.name),
            prunes: (unit) => prunes(cluster.name, unit),
          }),
        ]
      : [takeDown(cluster.name)],
  );
  return {
    files: trees.files.size,
    changes: sortChanges(changes),
    objects: pairs.map(toObjectChange).sort(byPlace),
    withoutInventory: clusters.filter(lacksInventory).map(({ name }) => name),
  };
}

/** A new cluster is compared with an empty one. */
function inventoryChanges({ base: known, head, inBase }: TouchedCluster): readonly Change[] {
  const base = inBase ? known : head && emptyInventory(head);
  return base && head ? compareInventories(base, head) : [];
}

/** Of a cluster that leaves the program nothing is pruned: what syncs it finds its folder gone and stops. */
function takeDown(cluster: string): Change {
  const subject = `Take down what runs in ${cluster}: nothing syncs or prunes it any more`;
  return { kind: 'by-hand', cluster, subject, items: [] };
}

function lacksInventory({ base, head, inBase, inHead }: TouchedCluster): boolean {
  return inHead && (head === undefined || (inBase && base === undefined));
}

function toObjectChange(pair: ObjectPair): ObjectChange {
  const { after, before, cluster, identity, unit } = pair;
  const object = nameOfObject(pair);
  if (before === undefined) return { state: 'added', cluster, unit, object, fields: [] };
  if (after === undefined) return { state: 'removed', cluster, unit, object, fields: [] };
  return { state: 'changed', cluster, unit, object, fields: fieldChanges(identity, before, after) };
}

function byPlace(a: ObjectChange, b: ObjectChange): number {
  return byCodeUnit(a.cluster, b.cluster) || byCodeUnit(a.unit, b.unit) || byCodeUnit(a.object, b.object);
}

import type { JsonObject } from '../../core/json.ts';
import { type Change, sortChanges } from './change.ts';
import type { Sides } from './clusters.ts';
import type { ObjectPair } from './objects.ts';
import { podSecretChanges } from './pod-secrets.ts';
import { prunedChanges } from './pruned.ts';
import { restartChanges } from './restarts.ts';
import type { ClusterRoles } from './roles.ts';
import { secretChanges } from './secret-changes.ts';
import { scopesBeyond, secretReaders } from './secret-readers.ts';
import { storeConditionChanges } from './store-conditions.ts';

/** What has to be known of a cluster to tell what a change of its objects means. */
export interface ClusterFacts extends Sides {
  /** @default - no role differs */
  readonly roles?: ClusterRoles;
  /** Whether what leaves a unit is deleted. */
  readonly prunes: (unit: string) => boolean;
}

/** What it means that objects of one cluster differ, sorted as {@link sortChanges} does; without what its inventories say already. */
export function compareObjects(pairs: readonly ObjectPair[], facts: ClusterFacts): readonly Change[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const { after, before } = facts.roles ?? { before: [], after: [] };
  return sortChanges([
    ...podSecretChanges(pairs, facts),
    ...readerChanges('access-widened', first.cluster, before, after),
    ...readerChanges('access-lost', first.cluster, after, before),
    ...storeConditionChanges(pairs),
    ...secretChanges(pairs, facts),
    ...rootChanges(pairs),
    ...prunedChanges(pairs, facts),
    ...restartChanges(pairs),
  ]);
}

function readerChanges(
  kind: Change['kind'],
  cluster: string,
  base: readonly JsonObject[],
  head: readonly JsonObject[],
): Change[] {
  const before = secretReaders(base);
  return [...secretReaders(head)].flatMap(([subject, scopes]) => {
    const items = scopesBeyond(scopes, before.get(subject));
    return items.length > 0 ? [{ kind, cluster, subject, items }] : [];
  });
}

/** Argo CD's root Application excludes its own file, so that nobody but a person syncs a change of it. */
function rootChanges(pairs: readonly ObjectPair[]): Change[] {
  return pairs
    .filter(({ after, before, cluster, identity }) => {
      const isRoot = identity.group === 'argoproj.io' && identity.kind === 'Application' && identity.name === cluster;
      return isRoot && before !== undefined && after !== undefined;
    })
    .map(({ cluster, path }) => ({
      kind: 'by-hand',
      cluster,
      subject: `Apply ${path} again: the root Application does not sync itself`,
      items: [],
    }));
}

import type { JsonObject } from '../../core/json.ts';
import { type Change, sortChanges } from './change.ts';
import type { Sides } from './clusters.ts';
import type { ObjectPair } from './objects.ts';
import { podSecretChanges } from './pod-secrets.ts';
import { prunedChanges } from './pruned.ts';
import { restartChanges } from './restarts.ts';
import type { ClusterRoles } from './roles.ts';
import { scopesBeyond, secretReaders } from './secret-readers.ts';

/**
 * What it means that objects of one cluster change, sorted as {@link sortChanges} does.
 *
 * @param pairs Its objects that differ.
 * @param sides Its inventories, where it has them: what a binding says already is left out.
 * @param roles Its roles, where one differs.
 */
export function compareObjects(
  pairs: readonly ObjectPair[],
  sides: Sides,
  { after, before }: ClusterRoles = { before: [], after: [] },
): readonly Change[] {
  const [first] = pairs;
  if (first === undefined) return [];
  return sortChanges([
    ...podSecretChanges(pairs, sides),
    ...readerChanges('access-widened', first.cluster, before, after),
    ...readerChanges('access-lost', first.cluster, after, before),
    ...rootChanges(pairs),
    ...prunedChanges(pairs, sides),
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

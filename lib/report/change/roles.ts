import { groupBy } from '../../core/group-by.ts';
import type { JsonObject } from '../../core/json.ts';
import { clusterOf } from './clusters.ts';
import { type ObjectPair, objectsIn } from './objects.ts';
import { isAccessControl } from './secret-readers.ts';
import type { TreePair } from './tree-pair.ts';

/** Roles and their bindings in one cluster, changed or not, as they are and as they will be. */
export interface ClusterRoles {
  readonly before: readonly JsonObject[];
  readonly after: readonly JsonObject[];
}

/**
 * The roles of each cluster in which one differs: who reads what depends on a role and its bindings together. Files are told by
 * the name that a fleet gives them, so that nothing else has to be read.
 */
export function rolesOf(trees: TreePair, pairs: readonly ObjectPair[]): ReadonlyMap<string, ClusterRoles> {
  const touched = new Set(
    pairs.filter(({ after = {}, before = {} }) => [before, after].some(isAccessControl)).map(({ cluster }) => cluster),
  );
  const isTouched = (path: string) => ROLE_FILE.test(path) && touched.has(clusterOf(path));
  const same = groupBy(trees.same.filter(isTouched), clusterOf);
  const changed = groupBy([...trees.files.keys()].filter(isTouched), clusterOf);
  return new Map(
    [...touched].map((cluster) => {
      const unchanged = (same.get(cluster) ?? []).flatMap((path) => manifestsIn(path, trees.read(path)));
      const side = (name: 'base' | 'head') =>
        (changed.get(cluster) ?? []).flatMap((path) => manifestsIn(path, trees.files.get(path)?.[name] ?? ''));
      return [cluster, { before: [...unchanged, ...side('base')], after: [...unchanged, ...side('head')] }];
    }),
  );
}

const ROLE_FILE = /\/(?:cluster)?role(?:binding)?-[^/]*$/;

function manifestsIn(path: string, text: string): readonly JsonObject[] {
  return objectsIn(path, text).map(({ manifest }) => manifest);
}

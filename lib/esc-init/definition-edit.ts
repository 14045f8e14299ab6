import { byCodeUnit } from '../core/compare.ts';
import { SecretVariable } from '../stores/pulumi-esc/environment-definition.ts';
import { callOf, isList, isMap, type Tree, type TreePath } from './definition-tree.ts';

/** One place in which a definition is to change. */
export interface DefinitionEdit {
  readonly at: TreePath;
  /** What is there; undefined where nothing is. */
  readonly before?: Tree;
  /** What is to be there; undefined where nothing is. */
  readonly after?: Tree;
}

/**
 * The places in which what is kept differs from what is declared, in the order of their keys.
 *
 * A secret that is there is as declared, whatever its value. A list is one place: nobody could say which of its secrets is which
 * once something else in it has moved.
 */
export function* editsBetween(
  kept: Tree | undefined,
  declared: Tree | undefined,
  at: TreePath = [],
): Iterable<DefinitionEdit> {
  if (isSame(kept, declared)) return;
  if (!isMap(kept) || !isMap(declared) || callOf(kept) !== callOf(declared)) {
    yield { at, before: kept, after: declared };
    return;
  }
  const keys = new Set([...Object.keys(kept), ...Object.keys(declared)]);
  for (const key of [...keys].sort(byCodeUnit)) yield* editsBetween(kept[key], declared[key], [...at, key]);
}

function isSame(kept: Tree | undefined, declared: Tree | undefined): boolean {
  // A variable stands below `fn::secret` and nowhere else.
  if (declared instanceof SecretVariable) return kept !== undefined;
  if (isList(kept) && isList(declared)) {
    return kept.length === declared.length && kept.every((item, index) => isSame(item, declared[index]));
  }
  if (!isMap(kept) || !isMap(declared)) return kept === declared;
  const keys = Object.keys(kept);
  return keys.length === Object.keys(declared).length && keys.every((key) => isSame(kept[key], declared[key]));
}

import { basename } from 'node:path';
import { checkTree } from './check-tree.ts';
import { locateOutput, tryStat } from './output-folder.ts';
import { surveyFolder } from './survey-folder.ts';
import type { Tree, TreeChange } from './tree.ts';

/**
 * What `writeTree` would do, without doing it: for a check in CI that the committed output is up to date.
 *
 * When a write was interrupted between its two renames, compares with the tree that the next write puts back.
 *
 * @param root the output folder; it need not exist.
 * @throws FindingsError when `writeTree` would refuse the tree.
 */
export function compareTree(root: string, tree: Tree): TreeChange {
  checkTree(tree);
  const output = locateOutput(root);
  const standing = tryStat(output.root) ? output.root : output.previous;
  return surveyFolder(standing, basename(root), tree).change;
}

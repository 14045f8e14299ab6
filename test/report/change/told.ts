import { posix } from 'node:path';
import { compareTrees } from '../../../lib/report/change/compare-trees';
import { sentenceOf } from '../../../lib/report/change/sentence';
import { treePair } from './tree-pair';

/** `kind: sentence` of each change, where these files of a unit of cluster `prod` differ. */
export function told(files: Readonly<Record<string, readonly [base?: string, head?: string]>>): readonly string[] {
  const other = ['kind: List\n', 'kind: List\n'] as const;
  const paths = Object.entries(files).map(([name, sides]) => [posix.join('prod/checkout', name), sides] as const);
  const { changes } = compareTrees(treePair({ 'prod/other/list.yaml': other, ...Object.fromEntries(paths) }));
  return changes.map((change) => `${change.kind}: ${sentenceOf(change)}`);
}

import type { TreePair } from '../../../lib/report/change/tree-pair';

/** Two states of `dist/`: what each file is before and after. */
export function treePair(sides: Readonly<Record<string, readonly [base?: string, head?: string]>>): TreePair {
  const all = Object.entries(sides);
  const isSame = ([, [base, head]]: (typeof all)[number]) => base === head;
  return {
    files: new Map(all.filter((one) => !isSame(one)).map(([path, [base, head]]) => [path, { base, head }])),
    same: all.filter(isSame).map(([path]) => path),
    read: (path) => sides[path]?.[0] ?? '',
  };
}

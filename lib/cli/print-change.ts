import { counted } from '../report/words.ts';
import type { TreeChange } from '../synth/tree.ts';
import { colorsFor } from './screen.ts';

/** How many files of one sort are named before the rest is counted. */
const MAX_NAMED = 20;

/** Prints what changed, or would change, in the output folder. */
export function printChange(folder: string, change: TreeChange, tense: 'changed' | 'would change'): void {
  const colors = colorsFor(process.stdout);
  const { added, changed, removed, unchanged } = change;
  if (isEmpty(change)) {
    process.stdout.write(`${folder}/ is up to date: ${counted(unchanged, 'file')}.\n`);
    return;
  }
  const lines = [
    ...named(added, (path) => colors.green(`+ ${path}`)),
    ...named(changed, (path) => colors.yellow(`~ ${path}`)),
    ...named(removed, (path) => colors.red(`- ${path}`)),
  ];
  const sum = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`;
  process.stdout.write(`${folder}/ ${tense}: ${sum}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

/** True when nothing is to write. */
export function isEmpty({ added, changed, removed }: TreeChange): boolean {
  return added.length + changed.length + removed.length === 0;
}

function named(paths: readonly string[], print: (path: string) => string): string[] {
  const rest = paths.length - MAX_NAMED;
  const lines = paths.slice(0, rest === 1 ? undefined : MAX_NAMED).map(print);
  return rest > 1 ? [...lines, print(`and ${rest} more`)] : lines;
}

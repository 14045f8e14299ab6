import type { ChangeSummary } from './compare-trees.ts';
import { sentenceOf } from './sentence.ts';

/** A summary as one JSON object: everything, nothing cut, each change with its sentence. */
export function summaryJson({ changes, ...summary }: ChangeSummary, base: string): string {
  const told = changes.map((change) => ({ ...change, text: sentenceOf(change) }));
  return `${JSON.stringify({ base, ...summary, changes: told }, undefined, 2)}\n`;
}

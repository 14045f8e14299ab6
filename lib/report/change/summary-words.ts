import { counted } from '../words.ts';
import type { ChangeSummary, ObjectChange } from './compare-trees.ts';
import type { FieldChange } from './field-changes.ts';

/** `5 files: 2 objects added, 1 changed, 0 removed`. */
export function extentOf({ files, objects }: ChangeSummary): string {
  const numberOf = (state: ObjectChange['state']) => objects.filter((object) => object.state === state).length;
  const added = counted(numberOf('added'), 'object');
  return `${counted(files, 'file')}: ${added} added, ${numberOf('changed')} changed, ${numberOf('removed')} removed`;
}

/** `path: "1.5.4" → "1.5.5"`. */
export function fieldText({ after, before, path }: FieldChange): string {
  if (before === undefined) return `${path}: new, ${after}`;
  return after === undefined ? `${path}: gone, ${before}` : `${path}: ${before} → ${after}`;
}

/** Why nothing is said of the bindings of some clusters, in one sentence. */
export function inventoryGap(clusters: readonly string[]): string {
  const have = clusters.length === 1 ? 'has' : 'have';
  return `${clusters.join(', ')} ${have} no inventory to compare with, so that nothing is said of bindings.`;
}

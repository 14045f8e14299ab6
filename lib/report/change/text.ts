import { groupBy } from '../../core/group-by.ts';
import { visible } from '../visible-text.ts';
import { wrapped } from '../wrapped.ts';
import type { ChangeSummary, ObjectChange } from './compare-trees.ts';
import { type ChangeLine, changeLines, clusterWords, type KindLines } from './lines.ts';
import { type Markup, sentenceOf } from './sentence.ts';
import { extentOf, fieldText, inventoryGap } from './summary-words.ts';

/** What a terminal shows of a {@link ChangeSummary}. */
export interface TextOptions {
  /** What the folder is compared with, in words. */
  readonly base: string;
  /**
   * Whether each object that differs is listed.
   * @default false
   */
  readonly objects?: boolean;
}

/** A summary for a terminal: a line for each change, with its kind before it, then how many objects differ. */
export function summaryText(summary: ChangeSummary, { base, objects = false }: TextOptions): string {
  if (summary.files === 0) return `Nothing differs from ${base}.\n`;
  const kinds = changeLines(summary.changes);
  const width = Math.max(0, ...kinds.map(({ kind }) => kind.length)) + 2;
  return [
    ...kinds.flatMap((kind) => kindText(kind, width)),
    ...withoutInventory(summary),
    ...(objects ? objectTexts(summary.objects) : []),
    wrapped(`${extentOf(summary)}, against ${base}`),
    '',
  ].join('\n');
}

const MOST_LINES = 5;

const TEXT: Markup = { name: visible, prose: visible, mostNames: 3 };

function kindText({ kind, lines }: KindLines, width: number): readonly string[] {
  const rest = lines.length - MOST_LINES;
  const shown = rest > 1 ? lines.slice(0, MOST_LINES) : lines;
  const hanging = ' '.repeat(width);
  return [
    ...shown.map((line, index) =>
      wrapped(lineText(line), { indent: index === 0 ? kind.padEnd(width) : hanging, hanging }),
    ),
    ...(rest > 1 ? [`${hanging}and ${rest} more`] : []),
  ];
}

function lineText(line: ChangeLine): string {
  return `${clusterWords(line)}: ${sentenceOf(line.change, TEXT)}`;
}

function withoutInventory({ withoutInventory: clusters }: ChangeSummary): readonly string[] {
  return clusters.length === 0 ? [] : [wrapped(inventoryGap(clusters))];
}

function objectTexts(objects: readonly ObjectChange[]): readonly string[] {
  const units = groupBy(objects, ({ cluster, unit }) => `${cluster}/${unit}`);
  return [...units].flatMap(([unit, members]) => [unit, ...members.flatMap(objectText)]);
}

const SIGNS: Readonly<Record<ObjectChange['state'], string>> = { added: '+', changed: '~', removed: '-' };

function objectText({ fields, object, state }: ObjectChange): readonly string[] {
  return [`  ${SIGNS[state]} ${visible(object)}`, ...fields.map((field) => `      ${visible(fieldText(field))}`)];
}

import { groupBy } from '../../core/group-by.ts';
import { code, prose } from '../markdown.ts';
import { counted } from '../words.ts';
import type { ChangeSummary, ObjectChange } from './compare-trees.ts';
import { type ChangeLine, changeLines, clusterWords, type KindLines } from './lines.ts';
import { type Markup, sentenceOf } from './sentence.ts';
import { extentOf, fieldText, inventoryGap } from './summary-words.ts';

/** GitHub refuses a comment of more than 65,536 characters. */
const MOST_CHARACTERS = 60_000;

/**
 * A summary as Markdown for a pull-request comment: what a reviewer must not miss first, long lists folded, never too long for a
 * comment: then the fields are left out, then the objects, then all but the first lines of each kind.
 */
export function summaryMarkdown(summary: ChangeSummary, base: string): string {
  if (summary.files === 0) return `${TITLE}\n\nNothing differs from ${comment(base)}.\n`;
  const versions = [
    () => [...changesMarkdown(summary, base, true), ...unitsMarkdown(summary.objects, true)],
    () => [...changesMarkdown(summary, base, true), ...unitsMarkdown(summary.objects, false), TOO_LONG],
    () => [...changesMarkdown(summary, base, true), TOO_LONG],
  ];
  for (const version of versions) {
    const text = joined(version());
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return joined([...changesMarkdown(summary, base, false), TOO_LONG]);
}

const TITLE = '### What this changes in the clusters';

const TOO_LONG = 'The rest is too long for a comment: `cdk8s-escrow diff --objects` or `--json` has it.';

function joined(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function changesMarkdown(summary: ChangeSummary, base: string, withRest: boolean): readonly string[] {
  const { changes, withoutInventory } = summary;
  return [
    TITLE,
    ...changeLines(changes).map((kind) => kindMarkdown(kind, withRest)),
    ...(withoutInventory.length > 0 ? [comment(inventoryGap(withoutInventory))] : []),
    comment(`${extentOf(summary)}, against ${base}.`),
  ];
}

const MOST_LINES = 5;

const MARKDOWN: Markup = { name: code, prose: comment, mostNames: 8 };

/** In a comment `@` would call the person or the team behind it. */
function comment(text: string): string {
  return prose(text).replaceAll('@', '@<!-- -->');
}

function kindMarkdown({ kind, lines }: KindLines, withRest: boolean): string {
  const rest = lines.length > MOST_LINES + 1 ? lines.slice(MOST_LINES) : [];
  const shown = lines.slice(0, lines.length - rest.length).map(lineMarkdown);
  const list = [`**${kind}**`, '', ...shown].join('\n');
  if (rest.length === 0) return list;
  return withRest
    ? `${list}\n\n${folded(`and ${rest.length} more`, rest.map(lineMarkdown))}`
    : `${list}\n- and ${rest.length} more`;
}

function lineMarkdown(line: ChangeLine): string {
  return `- ${clusterWords(line)}: ${sentenceOf(line.change, MARKDOWN)}`;
}

function unitsMarkdown(objects: readonly ObjectChange[], withFields: boolean): readonly string[] {
  const units = groupBy(objects, ({ cluster, unit }) => `${cluster}/${unit}`);
  return [...units].map(([unit, members]) =>
    folded(
      `${unit}: ${counted(members.length, 'object')}`,
      members.flatMap((member) => objectMarkdown(member, withFields)),
    ),
  );
}

function objectMarkdown({ fields, object, state }: ObjectChange, withFields: boolean): readonly string[] {
  const inner = withFields ? fields.map((field) => `  - ${code(fieldText(field))}`) : [];
  return [`- ${state}: ${code(object)}`, ...inner];
}

/** Markdown inside HTML needs an empty line before it. */
function folded(title: string, lines: readonly string[]): string {
  return `<details><summary>${comment(title)}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

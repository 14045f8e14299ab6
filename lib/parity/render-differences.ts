import type { FieldPattern, ListedDifference, ValuePattern } from './listed-difference.ts';
import { UPSTREAM_CHARTS } from './parity.ts';
import type { UpstreamChart } from './upstream-chart.ts';

const HEAD = `# Differences from upstream

Our platform constructs behave as upstream's charts do, but for what stands here. The list is data in \`lib/parity/\`; this page
is made from it with \`npm run parity -- --write-docs\`.

\`npm run parity -- <rendering.yaml>\` compares any rendering of these charts with ours, made with the options it finds in the
rendering. It ends with 1 when a field differs that is not listed here.`;

/** The page with every listed difference, as Markdown. */
export function renderDifferences(): string {
  return `${[HEAD, ...UPSTREAM_CHARTS.map(chartSection)].join('\n\n')}\n`;
}

function chartSection({ title, listed }: UpstreamChart): string {
  return [`## ${title}`, ...listed.map(differenceSection)].join('\n\n');
}

function differenceSection({ id, summary, reason, fields }: ListedDifference): string {
  return [`### ${id}`, `${summary} ${reason}`, fields.map(fieldLine).join('\n')].join('\n\n');
}

function fieldLine({ kind, field, upstream, ours }: FieldPattern): string {
  return `- ${[kind].flat().join(', ')} \`${field}\`: upstream ${value(upstream)}, ours ${value(ours)}`;
}

function value(pattern: ValuePattern | undefined): string {
  if (pattern === undefined) return 'absent';
  if (pattern instanceof RegExp) return pattern.source === '.' ? 'any' : `matches \`${pattern.source}\``;
  return [pattern]
    .flat()
    .map((one) => `\`${one}\``)
    .join(' or ');
}

import type { JudgedDifference, ObjectComparison } from './compare.ts';
import type { Scalar } from './fields.ts';
import { type ParityReport, unlistedDifferences } from './parity.ts';

const VALUE_LENGTH = 60;

/** A report as text for people: by object, field, upstream's value, ours and the reason; the verdict is the last line. */
export function renderReport(report: ParityReport): string {
  const { upstream, options, objects } = report;
  const differing = objects.filter(({ differences }) => differences.length > 0);
  return [
    `Upstream rendering compared with ours, ${upstream}`,
    `Options read from it: ${options.length > 0 ? options.join(', ') : 'none, all at their defaults'}`,
    '',
    ...differing.flatMap((object) => [title(object), ...body(object), '']),
    verdict(report),
  ].join('\n');
}

/** The one-line verdict. */
export function verdict(report: ParityReport): string {
  const unlisted = unlistedDifferences(report).length;
  const listed = report.objects.flatMap(({ differences }) => differences).length - unlisted;
  const counts = `${report.objects.length} objects, ${listed} listed and ${unlisted} unlisted differences`;
  return unlisted === 0 ? `Parity: ${counts}` : `No parity: ${counts}`;
}

function title({ kind, upstream, ours }: ObjectComparison): string {
  if (ours === undefined) return `${kind} ${upstream} (only upstream)`;
  if (upstream === undefined) return `${kind} ${ours} (only ours)`;
  return upstream === ours ? `${kind} ${upstream}` : `${kind} ${upstream}, ours ${ours}`;
}

// An object that one side lacks as a whole differs in every field; if all are listed, the reason says enough.
function body({ upstream, ours, differences }: ObjectComparison): readonly string[] {
  const ids = new Set(differences.map(({ listed }) => listed));
  const oneSided = upstream === undefined || ours === undefined;
  if (oneSided && !ids.has(undefined)) return [`  all ${differences.length} fields  [${[...ids].join(', ')}]`];
  return differences.map(line);
}

function line({ field, upstream, ours, listed }: JudgedDifference): string {
  return `  ${field}: ${short(upstream)} -> ${short(ours)}  [${listed ?? 'UNLISTED'}]`;
}

function short(value: Scalar | undefined): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text;
}

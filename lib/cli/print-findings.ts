import { type Finding, formatFinding, type Severity } from '../core/finding.ts';
import { counted } from '../report/words.ts';
import { wrapped } from '../report/wrapped.ts';
import { type Colors, colorsFor } from './screen.ts';

/** Prints findings to standard error: broken into lines on a terminal, a line a sentence where a program reads them. */
export function printFindings(findings: readonly Finding[]): void {
  const { isTTY = false } = process.stderr;
  process.stderr.write(renderFindings(findings, colorsFor(process.stderr), isTTY ? wrappedLine : undefined));
}

/** Findings as a person reads them, the weightiest last, where a terminal shows them. */
export function renderFindings(
  findings: readonly Finding[],
  colors: Colors,
  renderLine: (line: string) => string = (line) => line,
): string {
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan };
  return (['note', 'warning', 'error'] as const)
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .map((finding) => {
      const [head = '', ...body] = formatFinding(finding).split('\n');
      return `${[`${paint[finding.severity](finding.severity)}  ${colors.bold(head)}`, ...body.map(renderLine)].join('\n')}\n\n`;
    })
    .join('');
}

/** A line of a finding, broken at spaces where 80 columns end; an item of a list goes on below its text. */
export function wrappedLine(line: string): string {
  const indent = /^ *(?:- )?/.exec(line)?.[0] ?? '';
  return wrapped(line.slice(indent.length), { indent, hanging: ' '.repeat(indent.length) });
}

/** `2 errors, 1 warning`; empty when there is nothing. */
export function summarizeFindings(findings: readonly Finding[]): string {
  const ofSeverity = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return (['error', 'warning', 'note'] as const)
    .filter((severity) => ofSeverity(severity) > 0)
    .map((severity) => counted(ofSeverity(severity), severity))
    .join(', ');
}

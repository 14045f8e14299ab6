import { type Finding, formatFinding, type Severity } from '../core/finding.ts';
import { type Colors, colorsFor, count } from './screen.ts';

/** Prints findings to standard error. */
export function printFindings(findings: readonly Finding[]): void {
  process.stderr.write(renderFindings(findings, colorsFor(process.stderr)));
}

/** Findings as a person reads them, the weightiest last, where a terminal shows them. */
export function renderFindings(findings: readonly Finding[], colors: Colors): string {
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan };
  return (['note', 'warning', 'error'] as const)
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .map((finding) => {
      const [head = '', ...body] = formatFinding(finding).split('\n');
      return `${[`${paint[finding.severity](finding.severity)}  ${colors.bold(head)}`, ...body].join('\n')}\n\n`;
    })
    .join('');
}

/** `2 errors, 1 warning`; empty when there is nothing. */
export function summarizeFindings(findings: readonly Finding[]): string {
  const ofSeverity = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return (['error', 'warning', 'note'] as const)
    .filter((severity) => ofSeverity(severity) > 0)
    .map((severity) => count(ofSeverity(severity), severity))
    .join(', ');
}

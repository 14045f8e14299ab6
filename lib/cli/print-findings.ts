import { type Finding, formatFinding, type Severity } from '../core/finding';
import { colorsFor, count } from './screen';

/** Prints findings to standard error, the weightiest last, where a terminal shows them. */
export function printFindings(findings: readonly Finding[]): void {
  const colors = colorsFor(process.stderr);
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan };
  for (const severity of ['note', 'warning', 'error'] as const) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const [head = '', ...body] = formatFinding(finding).split('\n');
      process.stderr.write(`${[`${paint[severity](severity)}  ${colors.bold(head)}`, ...body].join('\n')}\n\n`);
    }
  }
}

/** `2 errors, 1 warning`; empty when there is nothing. */
export function summarizeFindings(findings: readonly Finding[]): string {
  const ofSeverity = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return (['error', 'warning', 'note'] as const)
    .filter((severity) => ofSeverity(severity) > 0)
    .map((severity) => count(ofSeverity(severity), severity))
    .join(', ');
}

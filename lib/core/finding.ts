import { byCodeUnit } from './compare.ts';

/**
 * How much a finding weighs.
 *
 * - `error`: it would fail in the cluster, or leak. Nothing is written.
 * - `warning`: it works today and will hurt; `dist/` is written.
 * - `note`: worth knowing, nothing to do.
 */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that is wrong, in the words of the program the user wrote. Never holds a secret value. */
export interface Finding {
  /** Stable and searchable, `<area>/<what>`, for instance `binding/path-taken`. */
  readonly code: string;
  readonly severity: Severity;
  /** Path of the construct that has to change, for instance `prod/checkout/app`. */
  readonly path: string;
  /** What is wrong, with the value met. One sentence. */
  readonly problem: string;
  /** Why it would fail, and where. One or two sentences. */
  readonly cause: string;
  /** What to write instead. */
  readonly mend: string;
}

/** Findings in the order a person reads them: by construct path, then code, then text. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.code, b.code) || byCodeUnit(a.problem, b.problem),
  );
}

/** A finding as plain text: code and path on the first line, then problem, cause and mend, indented. The fleet itself has no path. */
export function formatFinding(finding: Finding): string {
  const body = [finding.problem, finding.cause, finding.mend].flatMap((text) => text.split('\n'));
  const head = [finding.code, finding.path].filter(Boolean).join('  ');
  return [head, ...body.map((line) => `  ${line}`)].join('\n');
}

/** Thrown once with everything that is wrong with a program, so that nobody mends one mistake per run. */
export class FindingsError extends Error {
  /** Sorted as {@link sortFindings} does; at least one has severity `error`. */
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const sorted = sortFindings(findings);
    super(sorted.map(formatFinding).join('\n\n'));
    this.name = 'FindingsError';
    this.findings = sorted;
  }
}

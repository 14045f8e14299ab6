import type { Construct, IConstruct } from 'constructs';
import { type Finding, formatFinding } from './finding.ts';

const FINDINGS = Symbol.for('cdk8s-escrow.findings');

type Reporter = Construct & { [FINDINGS]?: Finding[] };

/** A finding whose path is the construct that reports it. */
export type OwnFinding = Omit<Finding, 'path'> & { readonly path?: string };

/**
 * Remembers what is wrong with a construct until synthesis, so that all mistakes of a program are told at once.
 *
 * `Fleet` collects the findings whole; in a plain cdk8s `App` errors appear as validation messages of the construct.
 */
export function reportFinding(construct: Construct, finding: OwnFinding): void {
  const reporter = construct as Reporter;
  if (reporter[FINDINGS] === undefined) {
    const findings: Finding[] = [];
    reporter[FINDINGS] = findings;
    construct.node.addValidation({
      validate: () => findings.filter(({ severity }) => severity === 'error').map(formatFinding),
    });
  }
  reporter[FINDINGS].push({ path: construct.node.path, ...finding });
}

/** The findings reported on this construct itself, not on its children. */
export function findingsOf(construct: IConstruct): readonly Finding[] {
  return (construct as Reporter)[FINDINGS] ?? [];
}

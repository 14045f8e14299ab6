import { byCodeUnit } from '../core/compare.ts';
import type { Finding } from '../core/finding.ts';
import type { JsonObject } from '../core/json.ts';
import { SARIF_SCHEMA, SARIF_VERSION } from '../upstream/sarif.ts';

/** What a log says besides its findings. */
export interface SarifOptions {
  /** Our own version. */
  readonly version: string;
  /** Path of the program from the repository's root, with `/`. */
  readonly program: string;
  /** Line of the program, from 1, that a finding is about; undefined where nobody knows. */
  readonly lineOf: (finding: Finding) => number | undefined;
}

/**
 * Findings as a SARIF log, the form that code scanning shows on a pull request. The ids of rules are the codes.
 *
 * Code scanning wants a line for each result; without a better one it is the first of the program.
 */
export function toSarif(findings: readonly Finding[], { lineOf, program, version }: SarifOptions): JsonObject {
  const codes = [...new Set(findings.map(({ code }) => code))].sort(byCodeUnit);
  const results = findings.map((finding): JsonObject => {
    const { code, path, severity } = finding;
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: severity,
      message: { text: [path, finding.problem, finding.cause, finding.mend].filter((text) => text !== '').join('\n') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(program) },
            region: { startLine: lineOf(finding) ?? 1 },
          },
          logicalLocations: [{ fullyQualifiedName: path }],
        },
      ],
      partialFingerprints: { 'constructPath/v1': `${code} ${path}` },
    };
  });
  const driver = { name: 'cdk8s-escrow', version, rules: codes.map(ruleOf) };
  const run = {
    tool: { driver },
    automationDetails: { id: 'cdk8s-escrow/check/' },
    columnKind: 'utf16CodeUnits',
    results,
  };
  return { $schema: SARIF_SCHEMA, version: SARIF_VERSION, runs: [run] };
}

/** `esc/unknown-property` becomes `esc: unknown property`, the title of an alert. */
function ruleOf(code: string): JsonObject {
  return {
    id: code,
    shortDescription: { text: code.replace('/', ': ').replaceAll('-', ' ') },
    help: { text: `docs/findings.md explains ${code}.` },
  };
}

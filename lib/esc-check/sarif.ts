import { byCodeUnit } from '../core/compare.ts';
import type { Finding } from '../core/finding.ts';
import type { JsonObject } from '../core/json.ts';
import { SARIF_SCHEMA, SARIF_VERSION } from '../upstream/sarif.ts';

/** What a log says besides its findings. */
export interface SarifOptions {
  /** Our own version. */
  readonly version: string;
  readonly placeOf: (finding: Finding) => SarifPlace;
}

/** Where a finding is shown. */
export interface SarifPlace {
  /** Path from the repository's root, with `/`. */
  readonly file: string;
  /** From 1. @default - nobody knows: the first */
  readonly line?: number;
}

/**
 * Findings as a SARIF log, the form that code scanning shows on a pull request. The ids of rules are the codes.
 *
 * Code scanning wants a line for each result; without a better one it is the first of the file.
 */
export function toSarif(findings: readonly Finding[], { placeOf, version }: SarifOptions): JsonObject {
  const codes = [...new Set(findings.map(({ code }) => code))].sort(byCodeUnit);
  const results = findings.map((finding): JsonObject => {
    const { code, path, severity } = finding;
    const { file, line = 1 } = placeOf(finding);
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: severity,
      message: { text: [path, finding.problem, finding.cause, finding.mend].filter((text) => text !== '').join('\n') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(file) },
            region: { startLine: line },
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

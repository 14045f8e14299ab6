import { type Finding, sortFindings } from '../core/finding.ts';
import { EscError } from '../esc/esc-error.ts';
import { askEnvironments, type Connect } from '../esc-check/ask-environments.ts';
import { unopenedFinding } from '../esc-check/environment-findings.ts';
import { referenceFindings } from '../esc-check/reference-findings.ts';
import { surveyFleet } from '../esc-check/survey.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { EscLock } from '../stores/pulumi-esc/environment-lock.ts';
import type { EnvironmentShape } from '../stores/pulumi-esc/environment-shape.ts';
import type { ImportedPlace } from './named-environments.ts';
import { type ImportPlan, type ImportPlanOptions, planImport } from './plan-import.ts';

/** What to import, into what. */
export interface ImportRequest extends ImportPlanOptions {
  readonly places: readonly ImportedPlace[];
  /** What the lock has so far. */
  readonly before: EscLock['shapes'];
  /**
   * The program, whose references are compared with the new shapes.
   * @default - nobody says which of them break
   */
  readonly fleet?: Fleet;
  readonly connect: Connect;
}

/** What an import read, and what it is to write. */
export interface ImportResult {
  readonly plan: ImportPlan;
  /** Environments that are not there, and references that do not fit what is; errors alone, sorted. */
  readonly findings: readonly Finding[];
  /** What kept Pulumi ESC from being asked. */
  readonly failures: readonly EscError[];
  /** What speaks against where the token was found or goes to. */
  readonly warnings: readonly string[];
}

/** Reads the shapes of environments, each by opening it once. What cannot be read stays as the lock has it. */
export async function importEnvironments(request: ImportRequest): Promise<ImportResult> {
  const { before, connect, fleet, places } = request;
  const { byPlace, failures, warnings } = await askEnvironments(places, connect);
  const surveyed = new Map((fleet ? surveyFleet(fleet).environments : []).map((one) => [one.address, one.references]));
  const shapes: EnvironmentShape[] = [];
  const findings: Finding[] = [];
  for (const [{ address, path }, answer] of byPlace) {
    const references = surveyed.get(address) ?? [];
    if (answer instanceof EscError) {
      findings.push(unopenedFinding({ path, references }, answer));
    } else {
      shapes.push(answer.shape);
      findings.push(...referenceFindings(answer.shape, references).filter(({ severity }) => severity === 'error'));
    }
  }
  return { plan: planImport(before, shapes, request), findings: sortFindings(findings), failures, warnings };
}

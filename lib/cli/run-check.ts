import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Finding, sortFindings } from '../core/finding.ts';
import { type CheckResult, checkFleet } from '../esc-check/check-fleet.ts';
import { FleetScope } from '../esc-check/fleet-scope.ts';
import { type SarifPlace, toSarif } from '../esc-check/sarif.ts';
import { SourceLines } from '../esc-check/source-lines.ts';
import { guardOpened } from '../esc-leaks/guard-environments.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { type FileFinding, leakFindings } from '../leak-guard/leak-findings.ts';
import type { Tree } from '../synth/tree.ts';
import { CommandError } from './command-error.ts';
import { connectEsc } from './connect-esc.ts';
import type { EscOptions } from './esc-options.ts';
import { loadProgram } from './load-program.ts';
import { replaceFile } from './replace-file.ts';
import { type Guarded, type SearchedPlaces, searchForLeaks } from './search-for-leaks.ts';
import { TerminalProgress } from './terminal-progress.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** What to check, and where to write a log. */
export interface CheckRequest extends EscOptions {
  /** Whether to look for values in files. */
  readonly leaks: boolean;
  readonly cluster?: readonly string[];
  readonly unit?: readonly string[];
  /** File of a SARIF log. */
  readonly sarif?: string;
  /** Version of this tool, which the log names. */
  readonly version: string;
}

/** What a check found, in the program, in Pulumi ESC and in files. */
export interface CheckReport extends Omit<CheckResult, 'opened' | 'tree'> {
  /**
   * How many values were looked for, in how many files.
   * @default - nobody looked
   */
  readonly searched?: { readonly values: number; readonly files: number };
}

/**
 * Checks a program.
 *
 * @throws CommandError when there is no such program, cluster or unit.
 */
export async function runCheck(program: string, request: CheckRequest): Promise<CheckReport> {
  const fleet = await loadProgram(program);
  const scope = new FleetScope(fleet, { clusters: request.cluster, units: request.unit });
  if (scope.problem !== undefined) throw new CommandError(scope.problem);
  const progress = new TerminalProgress();
  const { guarded, opened, tree, ...checked } = await untilInterrupted(async (signal) => {
    const connect = connectEsc({ ...request, holdsSecrets: request.leaks }, signal, progress);
    const result = await checkFleet(fleet, { scope, progress: progress.report, connect });
    const isGuarded = request.leaks && result.opened.length > 0;
    return { ...result, guarded: isGuarded ? await guardOpened(result.opened) : undefined };
  });
  const report = guarded ? withLeaks(checked, guarded, unwrittenOf(fleet, tree), progress) : checked;
  progress.end();
  if (request.sarif !== undefined) writeSarif(request.sarif, program, request.version, report);
  return report;
}

function withLeaks(
  report: CheckReport,
  guarded: Guarded,
  unwritten: SearchedPlaces['unwritten'],
  progress: TerminalProgress,
): CheckReport {
  const found = searchForLeaks(guarded, { unwritten }, progress);
  return {
    ...report,
    findings: sortFindings([...report.findings, ...leakFindings(found)]),
    failures: [...new Set([...report.failures, ...guarded.failures])],
    searched: { values: guarded.values, files: found.files },
  };
}

/** What is in the output folder already is searched there. */
function* unwrittenOf({ outdir }: Fleet, tree: Tree): Iterable<readonly [string, Buffer]> {
  for (const [path, text] of tree) {
    const file = fromHere(join(outdir, path));
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) yield [file, Buffer.from(text)];
  }
}

/** Not where Pulumi ESC could not be asked: code scanning would take alerts that are missing for alerts that are mended. */
function writeSarif(
  file: string,
  program: string,
  version: string,
  { failures, findings, references }: CheckReport,
): void {
  if (failures.length > 0) return;
  const lines = new SourceLines(readFileSync(program, 'utf8'), references);
  const placeOf = (finding: Finding | FileFinding): SarifPlace =>
    'file' in finding ? finding : { file: fromHere(program), line: lines.lineOf(finding) };
  replaceFile(file, `${JSON.stringify(toSarif(findings, { version, placeOf }), undefined, 2)}\n`);
}

/** From the working directory, with `/`. */
function fromHere(path: string): string {
  return relative('', path).replaceAll('\\', '/');
}

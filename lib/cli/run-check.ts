import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { version } from '../../package.json';
import { type CheckResult, checkFleet } from '../esc-check/check-fleet.ts';
import { FleetScope } from '../esc-check/fleet-scope.ts';
import { toSarif } from '../esc-check/sarif.ts';
import { SourceLines } from '../esc-check/source-lines.ts';
import { CommandError } from './command-error.ts';
import { connectEsc } from './connect-esc.ts';
import type { EscOptions } from './esc-options.ts';
import { loadProgram } from './load-program.ts';
import { replaceFile } from './replace-file.ts';
import { TerminalProgress } from './terminal-progress.ts';

/** What to check, and where to write a log. */
export interface CheckRequest extends EscOptions {
  readonly cluster?: readonly string[];
  readonly unit?: readonly string[];
  /** File of a SARIF log. */
  readonly sarif?: string;
}

/**
 * Checks a program.
 *
 * @throws CommandError when there is no such program, cluster or unit.
 */
export async function runCheck(program: string, request: CheckRequest, signal: AbortSignal): Promise<CheckResult> {
  const fleet = await loadProgram(program);
  const scope = new FleetScope(fleet, { clusters: request.cluster, units: request.unit });
  if (scope.problem !== undefined) throw new CommandError(scope.problem);
  const progress = new TerminalProgress();
  const result = await checkFleet(fleet, {
    scope,
    progress: progress.report,
    connect: connectEsc(request, signal, progress),
  });
  progress.end();
  if (request.sarif !== undefined) writeSarif(request.sarif, program, result);
  return result;
}

/** Not where Pulumi ESC could not be asked: code scanning would take alerts that are missing for alerts that are mended. */
function writeSarif(file: string, program: string, { failures, findings, references }: CheckResult): void {
  if (failures.length > 0) return;
  const lines = new SourceLines(readFileSync(program, 'utf8'), references);
  const path = relative('', program).replaceAll('\\', '/');
  const log = toSarif(findings, { version, program: path, lineOf: (finding) => lines.lineOf(finding) });
  replaceFile(file, `${JSON.stringify(log, undefined, 2)}\n`);
}

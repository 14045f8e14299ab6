import { relative } from 'node:path';
import { Command } from 'commander';
import { type Finding, FindingsError } from '../core/finding.ts';
import { compareTree } from '../synth/compare-tree.ts';
import type { TreeChange } from '../synth/tree.ts';
import { writeTree } from '../synth/write-tree.ts';
import { ExitCode } from './exit-code.ts';
import { isEmpty, printChange } from './print-change.ts';
import { printFindings, summarizeFindings } from './print-findings.ts';
import { TerminalProgress } from './terminal-progress.ts';

interface SynthOptions {
  readonly out?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

interface SynthResult {
  readonly folder: string;
  /** Undefined when an error in the program kept everything from being compared. */
  readonly change?: TreeChange;
  readonly findings: readonly Finding[];
}

/** `cdk8s-escrow synth`: the program becomes `dist/`. */
export function synthCommand(): Command {
  return new Command('synth')
    .description('Write dist/ from the program, or check that it is up to date.')
    .argument('[program]', 'the program that exports the fleet', 'main.ts')
    .option('-o, --out <folder>', 'output folder (default: the one that the fleet names, "dist")')
    .option('--check', 'write nothing; exit 1 and list what would change when the folder is stale')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (program: string, options: SynthOptions) => {
      const result = await synthesize(program, options);
      if (options.json) printJson(result);
      else printText(result, options);
      process.exitCode = exitCodeOf(result, options);
    });
}

const NOTES = `
The whole new tree is written, or nothing. No cluster and no store is asked.

Examples:
  cdk8s-escrow synth
  cdk8s-escrow synth other.ts --out rendered
  cdk8s-escrow synth --check

Exit codes: 0 good, 1 an error in the program, or a stale folder with --check,
2 the program could not be loaded.`;

async function synthesize(program: string, { check, out }: SynthOptions): Promise<SynthResult> {
  const { loadProgram } = await import('./load-program.ts');
  const fleet = await loadProgram(program);
  const root = out ?? fleet.outdir;
  const folder = relative('', root) || '.';
  const progress = new TerminalProgress();
  const { findings, tree } = fleet.render(progress.report);
  progress.end();
  if (findings.some(({ severity }) => severity === 'error')) return { folder, findings };
  try {
    return { folder, findings, change: check ? compareTree(root, tree) : writeTree(root, tree) };
  } catch (error) {
    if (error instanceof FindingsError) return { folder, findings: [...findings, ...error.findings] };
    throw error;
  }
}

function exitCodeOf({ change }: SynthResult, { check }: SynthOptions): number {
  if (change === undefined || (check && !isEmpty(change))) return ExitCode.findings;
  return ExitCode.good;
}

function printText({ change, findings, folder }: SynthResult, { check }: SynthOptions): void {
  printFindings(findings);
  if (change === undefined) process.stderr.write(`${summarizeFindings(findings)}; ${folder}/ is as it was.\n`);
  else printChange(folder, change, check ? 'would change' : 'changed');
}

function printJson({ change, findings, folder }: SynthResult): void {
  process.stdout.write(`${JSON.stringify({ folder, findings, ...change }, undefined, 2)}\n`);
}

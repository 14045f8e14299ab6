import { join } from 'node:path';
import { Command } from 'commander';
import type { Inventory } from '../core/inventory.ts';
import { counted } from '../report/words.ts';
import { ExitCode } from './exit-code.ts';
import { printFindings, summarizeFindings } from './print-findings.ts';
import { replaceFile } from './replace-file.ts';
import { TerminalProgress } from './terminal-progress.ts';

interface ReportOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** `cdk8s-escrow report`: the inventory of all clusters as one HTML page. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Write one HTML page that shows which secret gets where. It needs no network.')
    .argument('[program]', 'the program that exports the fleet', 'main.ts')
    .option('-o, --out <folder>', 'folder of the page', 'report')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', EXAMPLES)
    .action(async (program: string, options: ReportOptions) => {
      process.exitCode = await report(program, options);
    });
}

const EXAMPLES = `
Examples:
  cdk8s-escrow report                   write report/index.html from main.ts
  cdk8s-escrow report --out public      write public/index.html

Exit codes: 0 written, 1 the program has an error, 2 it could not be loaded.`;

async function report(program: string, { json, out }: ReportOptions): Promise<number> {
  const { loadProgram } = await import('./load-program.ts');
  const fleet = await loadProgram(program);
  const progress = new TerminalProgress();
  const { findings, inventories } = fleet.render(progress.report);
  progress.end();
  if (findings.some(({ severity }) => severity === 'error')) {
    printFindings(findings);
    process.stderr.write(`${summarizeFindings(findings)}; no page was written.\n`);
    return ExitCode.findings;
  }
  const file = join(out, 'index.html');
  await writePage(file, inventories);
  const bindings = inventories.reduce((sum, inventory) => sum + inventory.bindings.length, 0);
  const facts = { file, clusters: inventories.length, bindings };
  process.stdout.write(json ? `${JSON.stringify(facts, undefined, 2)}\n` : textOf(facts));
  return ExitCode.good;
}

async function writePage(file: string, inventories: readonly Inventory[]): Promise<void> {
  const { pageAssets } = await import('../report/page/assets.ts');
  const { renderPage } = await import('../report/page/page.ts');
  replaceFile(file, renderPage(inventories, await pageAssets()));
}

function textOf(facts: { readonly file: string; readonly clusters: number; readonly bindings: number }): string {
  const { bindings, clusters, file } = facts;
  return `${file} shows ${counted(bindings, 'binding')} of ${counted(clusters, 'cluster')}.\n`;
}

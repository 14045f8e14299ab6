import { Command } from 'commander';
import type { ExplainedCluster } from '../report/explain/explained.ts';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import { printFindings, summarizeFindings } from './print-findings.ts';
import { colorsFor } from './screen.ts';
import { TerminalProgress } from './terminal-progress.ts';

interface ExplainOptions {
  readonly program: string;
  readonly json?: boolean;
}

/** `cdk8s-escrow explain`: the plan in plain words. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Say in plain words how each secret gets from its store to its process, why, and what happens when.')
    .argument('[place]', 'cluster, cluster/unit or cluster/unit/container (default: the whole fleet)')
    .option('-p, --program <file>', 'the program that exports the fleet', 'main.ts')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (place: string | undefined, options: ExplainOptions) => {
      const { clusters, isGood } = await explainedPart(options.program, place);
      if (options.json) await printJson(clusters);
      else await printText(clusters);
      process.exitCode = isGood ? ExitCode.good : ExitCode.findings;
    });
}

const NOTES = `
Runs the program as synth does, and writes nothing.

Examples:
  cdk8s-escrow explain
  cdk8s-escrow explain prod/checkout
  cdk8s-escrow explain prod/checkout/main --json
  cdk8s-escrow explain --program examples/variables-from-pulumi-esc.ts

Exit codes: 0 explained, 1 the program has an error, 2 it could not be loaded or
has no such place.`;

async function explainedPart(
  program: string,
  place: string | undefined,
): Promise<{ readonly clusters: readonly ExplainedCluster[]; readonly isGood: boolean }> {
  const { loadProgram } = await import('./load-program.ts');
  const { explainedClusters } = await import('../report/explain/explained.ts');
  const { selectPlace } = await import('../report/explain/selection.ts');
  const fleet = await loadProgram(program);
  const progress = new TerminalProgress();
  const { findings, inventories, plans } = fleet.render(progress.report);
  progress.end();
  const errors = findings.filter(({ severity }) => severity === 'error');
  printFindings(errors);
  if (errors.length > 0) process.stderr.write(`${summarizeFindings(errors)}; what follows may lack something.\n\n`);
  const selection = selectPlace(explainedClusters(inventories, plans), place);
  if (selection.clusters === undefined) throw new CommandError(unknownPlace(place, selection.places));
  return { clusters: selection.clusters, isGood: errors.length === 0 };
}

function unknownPlace(place = '', places: readonly string[]): string {
  if (places.length === 0) return `Nothing in ${place} reads a secret.`;
  const rest = places.length - MOST_PLACES;
  const list = [...places.slice(0, MOST_PLACES), ...(rest > 0 ? [`and ${rest} more`] : [])];
  return `There is no ${place} that reads a secret. There is\n${list.map((one) => `  ${one}`).join('\n')}`;
}

const MOST_PLACES = 20;

async function printText(clusters: readonly ExplainedCluster[]): Promise<void> {
  const { explainText } = await import('../report/explain/explain-text.ts');
  process.stdout.write(explainText(clusters, colorsFor(process.stdout)));
}

async function printJson(clusters: readonly ExplainedCluster[]): Promise<void> {
  const { explain } = await import('../report/explain/explanation.ts');
  const explained = clusters.map((cluster) => ({
    cluster: cluster.cluster,
    stage: cluster.stage,
    bindings: cluster.bindings.map((binding) => ({ ...binding, explanation: explain(binding, cluster) })),
  }));
  process.stdout.write(`${JSON.stringify({ clusters: explained }, undefined, 2)}\n`);
}

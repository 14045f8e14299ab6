import { Command } from 'commander';
import { visible } from '../report/visible-text.ts';
import type { Answer } from '../report/who/ask-who.ts';
import type { Question } from '../report/who/question.ts';
import { PULUMI_ESC } from '../report/who/store-kinds.ts';
import { PropertyPath } from '../stores/pulumi-esc/property-path.ts';
import { ExitCode } from './exit-code.ts';
import { colorsFor } from './screen.ts';

interface WhoOptions {
  readonly dist: string;
  readonly json?: boolean;
}

/** `cdk8s-escrow who`: who holds a secret, and how to rotate it everywhere. */
export function whoCommand(): Command {
  return new Command('who')
    .description('Say which workloads, clusters and Kubernetes Secrets hold a secret, and how to rotate it everywhere.')
    .argument('<secret>', '<store>/<property>, or a store alone for everything in it')
    .option('--dist <folder>', 'output folder of synth, which has the inventories', 'dist')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (secret: string, options: WhoOptions) => {
      const { askWho } = await import('../report/who/ask-who.ts');
      const { readInventories } = await import('./read-inventories.ts');
      const answer = askWho(secret, readInventories(options.dist), canonical);
      if (options.json) printJson(secret, answer);
      else await printText(secret, answer);
      process.exitCode = answer.holding === undefined ? ExitCode.findings : ExitCode.good;
    });
}

const NOTES = `
Reads the inventories that synth wrote, so it answers what the committed program
says; no cluster and no store is asked. What is part of the secret, or has it as
a part, counts too and is named.

Examples:
  cdk8s-escrow who acme/shop/production/database.password
  cdk8s-escrow who acme/shop/production
  cdk8s-escrow who acme-catalog.vault.azure.net/secret/db-password
  cdk8s-escrow who ssm/eu-central-1//orders/queue-url --json

Exit codes: 0 somebody holds it, 1 nobody does, 2 there are no inventories.`;

/** The spelling that bindings have. */
function canonical(question: Question): Question {
  const { property = '', store } = question;
  const path = store.kind === PULUMI_ESC ? PropertyPath.tryParse(property) : undefined;
  return path === undefined ? question : { store, property: path.toString() };
}

async function printText(secret: string, answer: Answer): Promise<void> {
  if (answer.holding === undefined) {
    process.stderr.write(`Nobody that the program knows of holds ${visible(secret)}. ${hintOf(answer.nearest)}\n`);
    return;
  }
  const { whoText } = await import('../report/who/who-text.ts');
  process.stdout.write(whoText(answer.holding, answer.steps, colorsFor(process.stdout)));
}

function hintOf(nearest: readonly string[]): string {
  if (nearest.length === 0) return 'SECRETS.md of each cluster lists what is held.';
  return `Did you mean one of these?\n${nearest.map((name) => `  ${visible(name)}`).join('\n')}`;
}

function printJson(secret: string, answer: Answer): void {
  const result = answer.holding
    ? { secret, ...answer.holding.question, clusters: answer.holding.clusters, steps: answer.steps }
    : { secret, clusters: [], steps: [], nearest: answer.nearest };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}

import { Command, InvalidArgumentError, Option } from 'commander';
import { CHANGE_KINDS, type ChangeKind } from '../report/change/change.ts';
import type { ChangeSummary } from '../report/change/compare-trees.ts';
import type { BaseCommit } from './base-commit.ts';
import { ExitCode } from './exit-code.ts';
import { colorsFor } from './screen.ts';

interface DiffOptions {
  readonly dist: string;
  readonly failOn?: readonly ChangeKind[];
  readonly objects?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** `cdk8s-escrow diff`: what a change of `dist/` means, in words of secrets. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('Say what the change of dist/ means: who gains access, what restarts, what is deleted.')
    .argument('[ref]', 'commit to compare with (default: the merge base with the main branch)')
    .option('--dist <folder>', 'output folder', 'dist')
    .option('--objects', 'list each object that differs, with its fields')
    .option('--fail-on <kind>', 'exit 1 when there is such a change; may be repeated, or a list with commas', addKinds)
    .addOption(new Option('--markdown', 'print Markdown, for a comment on the pull request').conflicts('json'))
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (ref: string | undefined, options: DiffOptions) => {
      const { baseCommit } = await import('./base-commit.ts');
      const { compareWithCommit } = await import('./git-tree.ts');
      const { compareTrees } = await import('../report/change/compare-trees.ts');
      const base = baseCommit(ref);
      const summary = compareTrees(compareWithCommit(options.dist, base));
      process.stdout.write(await rendered(summary, base, options));
      process.exitCode = exitCodeOf(summary, options);
    });
}

const NOTES = `
Compares what is committed with dist/ as it lies here; run synth first. Nothing
of the other commit is run, and no cluster and no store is asked.

Kinds of changes, for --fail-on:
${CHANGE_KINDS.map((kind) => `  ${kind}`).join('\n')}

Examples:
  cdk8s-escrow diff
  cdk8s-escrow diff origin/release --objects
  cdk8s-escrow diff --fail-on access-widened,into-etcd
  cdk8s-escrow diff --markdown > summary.md

Exit codes: 0 good, 1 there is a change of --fail-on, 2 there is nothing to
compare with.`;

function addKinds(text: string, kinds: readonly ChangeKind[] = []): readonly ChangeKind[] {
  return [...kinds, ...text.split(',').map(toKind)];
}

function toKind(text: string): ChangeKind {
  const kind = CHANGE_KINDS.find((known) => known === text.trim());
  if (kind !== undefined) return kind;
  throw new InvalidArgumentError(`Write one of ${CHANGE_KINDS.join(', ')}.`);
}

function exitCodeOf({ changes }: ChangeSummary, { failOn = [] }: DiffOptions): number {
  return changes.some(({ kind }) => failOn.includes(kind)) ? ExitCode.findings : ExitCode.good;
}

async function rendered(summary: ChangeSummary, base: BaseCommit, options: DiffOptions): Promise<string> {
  if (options.json) {
    const { summaryJson } = await import('../report/change/json.ts');
    return summaryJson(summary, base.commit);
  }
  if (options.markdown) {
    const { summaryMarkdown } = await import('../report/change/markdown.ts');
    return summaryMarkdown(summary, base.words);
  }
  const { summaryText } = await import('../report/change/text.ts');
  return painted(summaryText(summary, { base: base.words, objects: options.objects }));
}

/** A kind that a line begins with is made bold. */
function painted(text: string): string {
  const { bold } = colorsFor(process.stdout);
  return text.replaceAll(KIND_LABEL, (label) => bold(label));
}

const KIND_LABEL = new RegExp(`^(?:${CHANGE_KINDS.join('|')})(?=  )`, 'gm');

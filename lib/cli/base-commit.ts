import { CommandError } from './command-error.ts';
import { gitLine } from './git.ts';

/** What the working tree is compared with. */
export interface BaseCommit {
  /** The whole id. */
  readonly commit: string;
  /** How a person calls it, for instance `origin/main (1f2e3d4)`. */
  readonly words: string;
}

/** Where the main branch may be, the likeliest first. */
const MAIN_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * The commit that a reference names; without one, where the current branch left the main branch.
 *
 * @throws CommandError when there is no such commit, with what to do about it.
 */
export function baseCommit(ref?: string): BaseCommit {
  if (gitLine('rev-parse', '--git-dir') === undefined) {
    throw new CommandError('This is no Git repository that Git would read, so that there is nothing to compare with.');
  }
  return ref === undefined ? mergeBase() : named(ref);
}

function named(ref: string): BaseCommit {
  const commit = commitOf(ref);
  if (commit === undefined) throw new CommandError(`There is no commit ${ref} here. ${howToFetch()}`.trimEnd());
  return { commit, words: `${ref} (${shortened(commit)})` };
}

function mergeBase(): BaseCommit {
  const branch = MAIN_BRANCHES.find((name) => commitOf(name) !== undefined);
  if (branch === undefined) {
    const hint = 'There is no main branch here to compare with. Name a commit:  cdk8s-escrow diff <git ref>';
    throw new CommandError(`${hint} ${howToFetch()}`.trimEnd());
  }
  // What `origin/HEAD` stands for.
  const name = gitLine('rev-parse', '--abbrev-ref', branch) || branch;
  const commit = gitLine('merge-base', 'HEAD', branch);
  if (commit === undefined)
    throw new CommandError(`This branch has no commit in common with ${name}. ${howToFetch()}`.trimEnd());
  return { commit, words: `${name} (${shortened(commit)})` };
}

function commitOf(ref: string): string | undefined {
  return gitLine('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
}

/** Empty where the whole history is there. */
function howToFetch(): string {
  if (gitLine('rev-parse', '--is-shallow-repository') !== 'true') return '';
  return 'The clone is shallow: fetch the rest with  git fetch --unshallow  or, in a workflow, with fetch-depth: 0 for actions/checkout.';
}

function shortened(commit: string): string {
  return commit.slice(0, 7);
}

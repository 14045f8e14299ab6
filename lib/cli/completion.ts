import { Argument, Command } from 'commander';
import { SHELLS, type Shell } from './completion-scripts.ts';

/** `cdk8s-escrow completion`: a script for a shell. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print what makes a shell complete commands, options, and names of the fleet.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', NOTES)
    .action(async (shell: Shell) => {
      const { completionScript } = await import('./completion-scripts.ts');
      process.stdout.write(completionScript(shell));
    });
}

const NOTES = `
On Tab the shell runs the cdk8s-escrow of node_modules/ where there is one, else
the one in PATH. In ~/.zshrc it has to stand below compinit.

Examples:
  cdk8s-escrow completion bash >> ~/.bashrc
  cdk8s-escrow completion zsh >> ~/.zshrc
  cdk8s-escrow completion fish > ~/.config/fish/completions/cdk8s-escrow.fish

Exit codes: 0 printed, 2 there is no script for this shell.`;

/** `cdk8s-escrow complete`: what the scripts call. It stands in no help. */
export function completeCommand(): Command {
  return new Command('complete')
    .description('Print what may come next on a command line.')
    .argument('[words...]', 'words after the name of the program; the last one is unfinished')
    .action(async (words: readonly string[], _: object, command: Command) => {
      const { candidatesFor } = await import('./candidates.ts');
      const { FILES_FIT } = await import('./completion-scripts.ts');
      const { valuesOfFleet } = await import('./completion-values.ts');
      const { files, words: found } = candidatesFor(command.parent ?? command, words, valuesOfFleet);
      const lines = found.map(({ about, word }) => `${word}\t${about}`);
      process.stdout.write([...lines, ...(files ? [FILES_FIT] : []), ''].join('\n'));
    });
}

import { Command } from 'commander';
import { escDiffCommand } from './esc-diff.ts';
import { escInitCommand } from './esc-init.ts';
import { escLocalCommand } from './esc-local.ts';

/** `cdk8s-escrow esc`: what has to do with Pulumi ESC alone. */
export function escCommand(): Command {
  return new Command('esc')
    .description('Work with Pulumi ESC.')
    .addCommand(escInitCommand())
    .addCommand(escDiffCommand())
    .addCommand(escLocalCommand());
}

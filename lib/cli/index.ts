import { Command, CommanderError } from 'commander';
import { CommandError } from './command-error';
import { ExitCode } from './exit-code';
import { parityCommand } from './parity';
import { colorsFor } from './screen';
import { synthCommand } from './synth';

void main();

async function main(): Promise<void> {
  const program = new Command('cdk8s-escrow')
    .description('GitOps manifests for secrets on Kubernetes: one typed program in, plain YAML out.')
    .addCommand(synthCommand())
    .addCommand(parityCommand());
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = failure(error);
  }
}

/** Says why a command could not do its work. A program that throws shows its stack: the line matters. */
function failure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.good : ExitCode.failed;
  const shown = messageOf(error);
  process.stderr.write(`${colorsFor(process.stderr).red('failed')}  ${shown}\n`);
  return ExitCode.failed;
}

function messageOf(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

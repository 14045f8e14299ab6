import { Command, CommanderError } from 'commander';
import { FindingsError } from '../core/finding.ts';
import { checkCommand } from './check.ts';
import { CommandError } from './command-error.ts';
import { completeCommand, completionCommand } from './completion.ts';
import { diffCommand } from './diff.ts';
import { escCommand } from './esc.ts';
import { ExitCode } from './exit-code.ts';
import { explainCommand } from './explain.ts';
import { importCommand } from './import.ts';
import { leaksCommand } from './leaks.ts';
import { newCommand } from './new.ts';
import type { OwnPackage } from './own-package.ts';
import { parityCommand } from './parity.ts';
import { printFindings } from './print-findings.ts';
import { reportCommand } from './report.ts';
import { colorsFor } from './screen.ts';
import { sealCommand } from './seal.ts';
import { synthCommand } from './synth.ts';
import { vendorCommand } from './vendor.ts';
import { whoCommand } from './who.ts';

// `NODE_DEBUG=stream` shows the first 50 bytes of whatever is read, secret values too (Node 20). The module itself is wanted:
// what `import *` gives once this is compiled is a copy, whose properties cannot be set.
const buffer: typeof import('node:buffer') = require('node:buffer');
Object.assign(buffer, { INSPECT_MAX_BYTES: 0 });

/** Runs the command that the process was started with. */
export async function run(ownPackage: OwnPackage): Promise<void> {
  const program = programOf(ownPackage);
  for (const command of withCommandsOf(program)) command.exitOverride();
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = failure(error);
  }
}

/** The whole command line. */
export function programOf(ownPackage: OwnPackage): Command {
  return new Command('cdk8s-escrow')
    .version(ownPackage.version, '-V, --version', 'print the version')
    .description('GitOps manifests for secrets on Kubernetes: one typed program in, plain YAML out.')
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', NOTES)
    .commandsGroup('From the program to dist/:')
    .addCommand(newCommand(ownPackage))
    .addCommand(synthCommand())
    .addCommand(sealCommand())
    .commandsGroup('What it means:')
    .addCommand(explainCommand())
    .addCommand(whoCommand())
    .addCommand(diffCommand())
    .addCommand(reportCommand())
    .commandsGroup('Pulumi ESC:')
    .addCommand(importCommand())
    .addCommand(checkCommand(ownPackage))
    .addCommand(leaksCommand())
    .addCommand(escCommand())
    .commandsGroup('Upstream:')
    .addCommand(vendorCommand())
    .addCommand(parityCommand())
    .commandsGroup('This command line:')
    .addCommand(completionCommand())
    .addCommand(completeCommand(), { hidden: true })
    .helpCommand('help [command]', 'display help for command');
}

const NOTES = `
Examples:
  cdk8s-escrow new clusters
  cdk8s-escrow synth --check
  cdk8s-escrow help who

The answer goes to standard output; findings and progress go to standard error.
Colours are for terminals, and NO_COLOR=1 switches them off. With --json a
command prints one JSON object.

Exit codes: 0 good, 1 the command ran and found something, 2 it could not do its
work.`;

function withCommandsOf(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withCommandsOf)];
}

/** Says why a command could not do its work. */
function failure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.good : ExitCode.failed;
  if (error instanceof FindingsError) {
    // From a program that calls `fleet.synth()` itself.
    printFindings(error.findings);
    return ExitCode.findings;
  }
  process.stderr.write(`${colorsFor(process.stderr).red('failed')}  ${messageOf(error)}\n`);
  return ExitCode.failed;
}

/** The line matters where a program throws, but not how the program was loaded. */
function messageOf(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const lines = (error.stack ?? error.message).split('\n');
  const loader = lines.findIndex((line) => /^ +at .*node_modules[\\/](?:jiti|commander)[\\/]/.test(line));
  return lines.slice(0, loader < 0 ? undefined : loader).join('\n');
}

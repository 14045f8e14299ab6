import { relative } from 'node:path';
import { Command } from 'commander';
import { counted } from '../report/words.ts';
import { ExitCode } from './exit-code.ts';
import type { OwnPackage } from './own-package.ts';
import type { NewRepository } from './run-new.ts';
import { colorsFor } from './screen.ts';

interface NewOptions {
  readonly install: boolean;
  readonly json?: boolean;
}

/** `cdk8s-escrow new`: a repository that uses this library. */
export function newCommand(ownPackage: OwnPackage): Command {
  return new Command('new')
    .description('Begin a repository: a program, its test, a workflow and a README.')
    .argument('[folder]', 'where; no file there is overwritten, package.json is added to', '.')
    .option('--no-install', 'do not run "npm install"')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (folder: string, { install, json }: NewOptions) => {
      const { installPackages, writeRepository } = await import('./run-new.ts');
      const result = writeRepository(folder, ownPackage);
      const isWritten = result.inTheWay.length === 0;
      if (install && isWritten) installPackages(folder);
      if (json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
      else if (isWritten) printWritten(result, install);
      else printInTheWay(result);
      process.exitCode = isWritten ? ExitCode.good : ExitCode.findings;
    });
}

const NOTES = `
Examples:
  cdk8s-escrow new
  cdk8s-escrow new clusters --no-install

Exit codes: 0 written, 1 files are in the way and nothing was written, 2 a file
could not be written or "npm install" failed.`;

function printWritten({ folder, written }: NewRepository, isInstalled: boolean): void {
  const colors = colorsFor(process.stdout);
  const here = relative('', folder);
  const steps = [
    ...(here ? [`cd ${here}`] : []),
    ...(isInstalled ? [] : ['npm install']),
    'npm run synth   # writes dist/ from main.ts',
    'npm test        # types, and what the program promises',
  ];
  process.stdout.write(
    [
      `${counted(written.length, 'file')} written:`,
      ...written.map((path) => colors.green(`  + ${path}`)),
      'Next, and then README.md:',
      ...steps.map((step) => `  ${step}`),
      '',
    ].join('\n'),
  );
}

function printInTheWay({ folder, inTheWay }: NewRepository): void {
  process.stderr.write(
    [
      'Nothing was written, because these files are there:',
      ...inTheWay.map((path) => `  ${path}`),
      `Move them out of ${relative('', folder) || 'here'}, or name another folder:  npx cdk8s-escrow new <folder>`,
      '',
    ].join('\n'),
  );
}

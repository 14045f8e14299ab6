import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';

const DOCS_PAGE = 'docs/upstream-differences.md';

interface ParityOptions {
  readonly json?: boolean;
  readonly writeDocs?: boolean;
}

/** `parity <rendering.yaml>`: exit code 1 when upstream and we differ in a way that nobody has listed. */
export function parityCommand(): Command {
  return new Command('parity')
    .description("Compare a rendering of an upstream chart with this generator's.")
    .argument('[rendering]', 'YAML file, for instance the output of "helm template"')
    .option('--json', 'print one JSON object instead of text')
    .option('--write-docs', `write ${DOCS_PAGE} from the listed differences`)
    .addHelpText('after', NOTES)
    .action(async (rendering: string | undefined, { json, writeDocs }: ParityOptions, command: Command) => {
      if (writeDocs) await writeDocsPage();
      if (rendering === undefined && !writeDocs)
        command.error('error: name a file with a rendering of an upstream chart');
      if (rendering !== undefined) await compare(rendering, json);
    });
}

const NOTES = `
Examples:
  cdk8s-escrow parity driver.yaml
  helm template driver secrets-store-csi-driver/secrets-store-csi-driver \\
    > driver.yaml

Exit codes: 0 all differences are listed, 1 one is not, 2 there is no such file.`;

async function writeDocsPage(): Promise<void> {
  const { renderDifferences } = await import('../parity/render-differences.ts');
  writeFileSync(DOCS_PAGE, renderDifferences());
}

async function compare(file: string, json = false): Promise<void> {
  const { checkParity, unlistedDifferences } = await import('../parity/parity.ts');
  const { renderReport } = await import('../parity/render-report.ts');
  if (!existsSync(file)) throw new CommandError(`There is no ${file}.`);
  const report = checkParity(readFileSync(file, 'utf8'));
  const unlisted = unlistedDifferences(report).length;
  console.log(json ? JSON.stringify({ ...report, unlisted }, undefined, 2) : renderReport(report));
  if (unlisted > 0) process.exitCode = ExitCode.findings;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { checkParity, unlistedDifferences } from '../parity/parity';
import { renderDifferences } from '../parity/render-differences';
import { renderReport } from '../parity/render-report';

const DOCS_PAGE = 'docs/upstream-differences.md';

interface ParityOptions {
  readonly json?: boolean;
  readonly writeDocs?: boolean;
}

/** `parity <rendering.yaml>`: exit code 1 when upstream and we differ in a way that nobody has listed. */
export function parityCommand(): Command {
  return new Command('parity')
    .description("compare a rendering of an upstream chart with this generator's")
    .argument('[rendering]', 'YAML file, for instance the output of "helm template"')
    .option('--json', 'print the comparison for machines')
    .option('--write-docs', `write ${DOCS_PAGE} from the listed differences`)
    .action((rendering: string | undefined, { json, writeDocs }: ParityOptions, command: Command) => {
      if (writeDocs) writeFileSync(DOCS_PAGE, renderDifferences());
      if (rendering === undefined && !writeDocs)
        command.error('error: name a file with a rendering of an upstream chart');
      if (rendering !== undefined) compare(rendering, json);
    });
}

function compare(file: string, json = false): void {
  const report = checkParity(readFileSync(file, 'utf8'));
  const unlisted = unlistedDifferences(report).length;
  console.log(json ? JSON.stringify({ ...report, unlisted }, undefined, 2) : renderReport(report));
  if (unlisted > 0) process.exitCode = 1;
}

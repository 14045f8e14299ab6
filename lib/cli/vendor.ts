import { Command } from 'commander';
import type { VendoredBundle } from '../vendor/vendor-bundle.ts';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import { colorsFor } from './screen.ts';

interface VendorOptions {
  readonly out: string;
  readonly from?: string;
  readonly json?: boolean;
}

/** `cdk8s-escrow vendor`: upstream's bundles of CRDs, as pinned, into `vendor/`. */
export function vendorCommand(): Command {
  return new Command('vendor')
    .description("Fetch upstream's CRDs at the pinned versions, and verify their checksums.")
    .option('-o, --out <folder>', 'folder of the files', 'vendor')
    .option('--from <base>', 'folder or address of a mirror that has the files by the names they get')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async ({ from, json, out }: VendorOptions) => {
      refuseCredentials(from);
      const files = await vendorAll(out, from);
      if (json) process.stdout.write(`${JSON.stringify({ files }, undefined, 2)}\n`);
      else files.forEach(printFile);
      process.exitCode = files.some(({ state }) => state === 'failed') ? ExitCode.failed : ExitCode.good;
    });
}

const NOTES = `
Examples:
  cdk8s-escrow vendor
  cdk8s-escrow vendor --from https://mirror.acme.example/crds

Exit codes: 0 all files are as pinned, 2 one could not be fetched or is not what
was pinned.`;

/** The address is printed, and stays in the shell's history. */
function refuseCredentials(from = ''): void {
  if (!URL.canParse(from)) return;
  const { password, username } = new URL(from);
  if (username || password) throw new CommandError('--from has a user name or password in it. Take them out.');
}

async function vendorAll(folder: string, from?: string): Promise<readonly VendoredBundle[]> {
  const { CRD_BUNDLES } = await import('../upstream/crd-bundles.ts');
  const { vendorBundle } = await import('../vendor/vendor-bundle.ts');
  return Promise.all(CRD_BUNDLES.map((bundle) => vendorBundle(bundle, folder, from)));
}

function printFile({ file, problem = '', source, state }: VendoredBundle): void {
  if (state === 'unchanged') process.stdout.write(`${file} is up to date.\n`);
  if (state === 'fetched') process.stdout.write(`${file} fetched from ${source}\n`);
  if (state !== 'failed') return;
  const reason = problem.replaceAll('\n', '\n  ');
  process.stderr.write(`${colorsFor(process.stderr).red('failed')}  ${file} from ${source}\n  ${reason}\n`);
}

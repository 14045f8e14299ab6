import { Command, Option } from 'commander';
import { SEALING_SCOPES } from '../sealed-secrets/scope.ts';
import { colorsFor } from './screen.ts';
import type { SealOptions, SealResult } from './seal-in-file.ts';

/** `cdk8s-escrow seal`: one value becomes part of a sealed file. */
export function sealCommand(): Command {
  return new Command('seal')
    .description('Seal one value for a Sealed Secrets controller into a file for Git.')
    .requiredOption('--cert <file>', "PEM file with the controller's certificate; the first one in it seals")
    .requiredOption('--namespace <namespace>', 'namespace of the Secret')
    .requiredOption('--name <name>', 'name of the Secret')
    .requiredOption('--key <key>', 'key of the Secret that gets the value')
    .requiredOption('-o, --output <file>', 'sealed file: made, or given one key more')
    .addOption(scopeOption())
    .option('--type <type>', 'type of the Secret (default: the file\'s, "Opaque" for a new one)')
    .option('--from-env <variable>', 'take the value from this environment variable, not from standard input')
    .option('--trim-newline', 'leave out the line end at the end of the value')
    .option('--allow-empty', 'seal a value of no bytes')
    .option('--replace', 'lose the value that the file has under this key')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async ({ json, ...options }: SealOptions & { readonly json?: boolean }) => {
      const { sealInFile } = await import('./seal-in-file.ts');
      const result = await sealInFile(options);
      if (json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
      else printText(result);
    });
}

const NOTES = `
No option takes the value itself: the shell would remember it, and every process
could see it. At a terminal it is asked for and not shown. Several keys are
several calls.

Examples:
  cdk8s-escrow seal --cert certs/prod.pem --namespace shop --name db \\
    --key password -o sealed/shop-db.json
  cdk8s-escrow seal … --key tls.key -o sealed/shop-tls.json < tls.key
  cdk8s-escrow seal … --key token --from-env TOKEN -o sealed/shop-api.json

Exit codes: 0 sealed, 2 it could not be, and the file is as it was.`;

function scopeOption(): Option {
  const text = 'where the value can be opened (default: the file\'s, "strict" for a new one)';
  return new Option('--scope <scope>', text).choices(SEALING_SCOPES);
}

function printText({ certificate, change, file, key, warnings }: SealResult): void {
  const colors = colorsFor(process.stderr);
  for (const warning of warnings) process.stderr.write(`${colors.yellow('warning')}  ${warning}\n`);
  const verb = change === 'replaced' ? 'replaced' : 'sealed';
  process.stdout.write(`${file}: key "${key}" ${verb}, with certificate ${certificate.sha256}\n`);
}

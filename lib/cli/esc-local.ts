import { once } from 'node:events';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { EscLocal } from '../esc-local/esc-local.ts';
import { CommandError } from './command-error.ts';

interface EscLocalCommandOptions {
  readonly host: string;
  readonly port: number;
  readonly organization?: readonly string[];
  readonly inMemory?: boolean;
  readonly json?: boolean;
}

/** Variable with the access token that is let in. No option takes it: every process could see it. */
const TOKEN_VARIABLE = 'ESC_LOCAL_TOKEN';

/** `cdk8s-escrow esc local`: a stand-in for the Pulumi ESC service. */
export function escLocalCommand(): Command {
  return new Command('local')
    .description('Run a stand-in for the Pulumi ESC service on this machine, for development and tests.')
    .argument('[folder]', 'folder with <organization>/<project>/<environment>.yaml', 'esc')
    .addOption(
      new Option('--host <host>', 'loopback address').choices(['127.0.0.1', '::1', 'localhost']).default('127.0.0.1'),
    )
    .option('-p, --port <port>', 'port; 0 takes one that is free', parsePort, 4650)
    .option('--organization <name>', 'an organization that has no folder yet; may be repeated', addTo)
    .option('--in-memory', 'read the folder at the start, and never write it')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', NOTES)
    .action(async (folder: string, options: EscLocalCommandOptions) => {
      const esc = await start(folder, options);
      // Heard from before the ready line on: who reads it may stop this process at once.
      const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
      if (options.json) printJson(esc);
      else printText(esc, folder);
      await stopped;
      await esc.close();
    });
}

const NOTES = `
The folder and the memory of this process hold values in plain text: use made-up
ones. The access token is that of ${TOKEN_VARIABLE}, else one made at random and
printed; it is never written to a file.

Examples:
  cdk8s-escrow esc local
  cdk8s-escrow esc local --port 0 --in-memory --json

Exit codes: 0 it was interrupted, 2 it could not start.`;

function addTo(name: string, names: readonly string[] = []): readonly string[] {
  return [...names, name];
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^[0-9]+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

async function start(folder: string, options: EscLocalCommandOptions): Promise<EscLocal> {
  const { EscLocal } = await import('../esc-local/esc-local.ts');
  const { host, inMemory: keepInMemory, organization: organizations, port } = options;
  const token = process.env[TOKEN_VARIABLE];
  try {
    return await EscLocal.start({ folder, host, port, keepInMemory, organizations, ...(token && { tokens: [token] }) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CommandError(`Port ${port} is taken. Choose another one with --port.`, { cause: error });
  }
}

/** Whoever gave the token knows it. */
function isGiven({ token }: EscLocal): boolean {
  return token === process.env[TOKEN_VARIABLE];
}

function printJson(esc: EscLocal): void {
  const { token, url } = esc;
  process.stdout.write(`${JSON.stringify({ url, ...(isGiven(esc) ? {} : { token }) })}\n`);
}

function printText(esc: EscLocal, folder: string): void {
  const { token, url } = esc;
  process.stdout.write(`${url} answers like Pulumi ESC, with the environments in ${folder}. Ctrl-C stops it.

  export PULUMI_BACKEND_URL=${new URL(url).origin}
  export PULUMI_ACCESS_TOKEN=${isGiven(esc) ? `$${TOKEN_VARIABLE}` : token}

It is a development tool: give it made-up values only.
`);
}

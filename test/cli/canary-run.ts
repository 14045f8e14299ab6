import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Limiter } from '../../lib/esc/limiter';
import { TOKEN } from '../esc/stand-in';
import { CANARIES, type Canary, heldText, isHeldAsJson } from '../support/canaries';
import { shownIn } from '../support/shown';
import { folderWith, type Outcome, ROOT } from './command';
import { escrowWith, type RunningCommand } from './esc-command';

/** Everything that asks Pulumi ESC, in the form that prints and writes most. */
export const COMMANDS: readonly (readonly string[])[] = [
  ['import'],
  ['check', '--sarif', 'check.sarif'],
  ['leaks'],
  ['esc', 'diff'],
  ['esc', 'init', '--yes', '--set-secrets', '--tag', 'stable'],
];

/** A command that has run, and what it left behind. */
export interface Run extends Outcome {
  readonly command: string;
  /** Everything that it printed, and every file below its folder, home and temp folder included; by what it is. */
  readonly texts: ReadonlyMap<string, string>;
}

/** How to run a command. */
export interface RunOptions {
  /** Folder that it runs in, with its program. */
  readonly folder: string;
  /** Address of whoever answers. */
  readonly origin: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Meanwhile. */
  readonly disturb?: (running: RunningCommand) => Promise<void>;
}

/** Variables that every secret can be taken from. */
export const SECRET_VARIABLES: Readonly<Record<string, string>> = Object.fromEntries(
  CANARIES.map((canary, index) => [variableOf(index), heldText(canary)]),
);

/** What makes Node and packages talk most. Babel would tell each word of the program. */
const TALKATIVE = { DEBUG: '*,-babel*', NODE_DEBUG: 'http,https,http2,net,tls,fetch,undici,stream,child_process' };

/** A few processes more than there are processors: most of them wait. */
const processes = new Limiter(12);

/** Runs a command with debug logging, as somebody whose environment variables have every secret and the token. */
export function canaryRun(args: readonly string[], options: RunOptions): Promise<Run> {
  const { disturb, folder, origin, variables } = options;
  return processes.run(async () => {
    const signedIn = { PULUMI_ACCESS_TOKEN: TOKEN, PULUMI_BACKEND_URL: origin };
    const all = { ...signedIn, ...SECRET_VARIABLES, ...TALKATIVE, TMPDIR: temporaryFolderIn(folder), ...variables };
    const running = escrowWith(folder, all, ...args);
    await disturb?.(running);
    const outcome = await running.outcome;
    const texts = new Map([['stdout', outcome.stdout], ['stderr', outcome.stderr], ...filesIn(folder)]);
    return { ...outcome, command: args.join(' '), texts };
  });
}

/** Everything that a command printed. */
export function outputOf({ stderr, stdout }: Run): string {
  return `${stdout}\n${stderr}`;
}

/** Which secrets were seen where. */
export function seenIn(runs: readonly Run[]): readonly string[] {
  return runs.flatMap(({ command, texts }) =>
    [...texts].flatMap(([what, text]) => shownIn(text, SECRETS).map((name) => `${command}: ${name} in ${what}`)),
  );
}

/**
 * A folder with a program that declares environments of the project `canary`, each with every secret, and reads every secret of each.
 *
 * @param more What it does with each `store` besides.
 */
export function folderFor(environments: readonly string[], more = ''): string {
  const secrets = CANARIES.map((canary, index) => {
    const secret = `EscValue.secretFrom('${variableOf(index)}')`;
    return `${JSON.stringify(canary.name)}: ${isHeldAsJson(canary) ? `EscValue.fromJSON(${secret})` : secret}`;
  });
  const program = `
    import { Deployment } from ${JSON.stringify(join(ROOT, 'node_modules/cdk8s-plus-30'))};
    import { Binding, Cluster, EscValue, Fleet, GitOps, PulumiEscEnvironment, Unit } from ${JSON.stringify(join(ROOT, 'lib/index.ts'))};
    const fleet = new Fleet({ escLock: 'esc.lock.json' });
    const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
    const unit = new Unit(new Cluster(fleet, 'kind', { kubernetes: '1.33', gitOps }), 'demo', { namespace: 'default' });
    const demo = new Deployment(unit, 'demo', { containers: [{ image: 'busybox:1.37.0' }] });
    for (const environment of ${JSON.stringify(environments)}) {
      const store = new PulumiEscEnvironment(unit, environment, {
        organization: 'acme',
        project: 'canary',
        environment,
        accessToken: { namespace: 'default' },
        definition: { values: { canary: { ${secrets} } } },
      });
      ${more}
      for (const [index, path] of ${JSON.stringify(CANARIES.map(({ path }) => path))}.entries()) {
        const id = environment + '-' + index;
        const variable = id.toUpperCase().replaceAll('-', '_');
        new Binding(demo, id, { property: store.property(path), variable });
      }
    }
    export default fleet;
  `;
  return folderWith({ 'main.ts': program });
}

const SECRETS: readonly Canary[] = [
  ...CANARIES,
  { name: 'the access token', path: '', value: TOKEN, core: TOKEN.slice('pul-'.length) },
];

function filesIn(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'utf8')]);
}

function variableOf(index: number): string {
  return `CANARY_${index}`;
}

/** With the programs that are compiled already, which is what takes the time. */
function temporaryFolderIn(folder: string): string {
  const temporary = join(folder, 'tmp');
  const compiled = join(tmpdir(), 'jiti');
  mkdirSync(temporary, { recursive: true });
  mkdirSync(compiled, { recursive: true });
  try {
    symlinkSync(compiled, join(temporary, 'jiti'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return temporary;
}

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../lib';
import { EscLocal } from '../../lib/esc-local/esc-local';
import { signedIn, startEsc } from '../support/esc';
import { escrow, filesBelow, type Outcome, ROOT } from './command';
import { escrowWith } from './esc-command';

const TUTORIAL_PAGE = readFileSync(join(ROOT, 'docs/tutorial.md'), 'utf8');

/** The example against the local ESC with the environments that are committed for it. */
let esc: EscLocal;
let folder: string;

beforeAll(async () => {
  esc = await EscLocal.start({ folder: join(ROOT, 'esc'), keepInMemory: true });
});

afterAll(() => esc.close());

beforeEach(() => {
  folder = copyOfExample();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As `npm run import` has it here. */
const FROM_SOURCES = ['--library', '../../lib/index.ts'];

test('import leaves the lock and the modules as they are committed', async () => {
  const before = imported();

  const outcome = await asking('import', ...FROM_SOURCES);

  expect(outcome).toEqual({ code: 0, stderr: '', stdout: '5 environments read, nothing to change\n' });
  expect(imported()).toEqual(before);
});

test('check finds everything that it reads', async () => {
  const { code, stdout } = await asking('check', '--json');

  const { environments, findings }: { environments: readonly object[]; findings: readonly Finding[] } =
    JSON.parse(stdout);
  expect(environments).toHaveLength(5);
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(code).toBe(0);
});

test('a typo fails the type check and synth, each naming what was meant, as the tutorial shows', () => {
  writeFileSync(join(folder, 'main.ts'), read('main.ts').replace("'app.hello'", "'app.helo'"));

  const typeCheck = compile();
  const synth = escrow(folder, 'synth', '--check');

  expect(typeCheck).toMatch(/^main\.ts.* '"app\.helo"' is not assignable to .* "app\.hello"'\.\n$/);
  expect(synth.stderr).toMatch(/^error {2}esc\/unknown-property {2}kind\/.*\n(?: .*\n)* {2}Did you mean app\.hello\?/);
  expect(synth.code).toBe(1);
  expect(TUTORIAL_PAGE).toContain(typeCheck.replace(/^.*?: /, ''));
  expect(TUTORIAL_PAGE).toContain(synth.stderr);
});

test('without a typo it compiles, and dist/ is what synth makes', () => {
  const typeCheck = compile();
  const synth = escrow(folder, 'synth', '--check');

  expect(typeCheck).toBe('');
  expect(synth).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('dist/ is up to date') });
});

test('somebody with another organization imports their own environment in place of the example', async () => {
  writeFileSync(join(folder, 'main.ts'), read('main.ts').replace("organization: 'acme',", "organization: 'globex',"));
  const tutorial = 'esc-secrets-store-csi-driver-demo/csi-secrets-store-app';
  const own = await startEsc({ [`globex/${tutorial}`]: 'values: { app: { hello: hi } }' });

  const outcome = await escrowWith(folder, signedIn(own), 'import', `globex/${tutorial}`, '--prune', ...FROM_SOURCES)
    .outcome;

  expect(outcome).toMatchObject({ code: 0, stdout: expect.stringContaining(`acme/${tutorial}: taken out\n`) });
  expect(compile()).toBe('');
});

/** A folder below the repository, so that its packages are found, with what a user edits and gets; the rest is linked. */
function copyOfExample(): string {
  mkdirSync(join(ROOT, 'coverage'), { recursive: true });
  const copy = mkdtempSync(join(ROOT, 'coverage/example-'));
  for (const path of ['main.ts', 'esc.lock.json', 'imports/esc', 'dist']) {
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  }
  const bindings = readdirSync(join(ROOT, 'imports')).filter((name) => name.endsWith('.ts'));
  for (const path of ['lib', ...bindings.map((name) => `imports/${name}`)]) {
    symlinkSync(join(ROOT, path), join(copy, path));
  }
  const project = { extends: '../../tsconfig.json', include: ['main.ts', 'imports'] };
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(project));
  return copy;
}

function asking(...args: readonly string[]): Promise<Outcome> {
  return escrowWith(folder, signedIn(esc), ...args).outcome;
}

/** What import writes, by path. */
function imported(): Record<string, string> {
  const paths = ['esc.lock.json', ...filesBelow(join(folder, 'imports/esc')).map((name) => `imports/esc/${name}`)];
  return Object.fromEntries(paths.map((path) => [path, read(path)]));
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** What the compiler says; empty when it is content. */
function compile(): string {
  try {
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', '.'], { cwd: folder, encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

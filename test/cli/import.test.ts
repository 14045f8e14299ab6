import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EscLocal, EscLocalOptions } from '../../lib/esc-local/esc-local';
import { signedIn, startEsc } from '../support/esc';
import { escrow, filesBelow, folderWith, type Outcome, ROOT } from './command';
import { escrowWith, programReading, TUTORIAL, TUTORIAL_DEFINITION } from './esc-command';

const MODULE = 'imports/esc/esc-secrets-store-csi-driver-demo-csi-secrets-store-app.ts';
const LOCKED = "{ escLock: 'esc.lock.json' }";

test('what a program names is imported, and told as a diff', async () => {
  const folder = folderWith({ 'main.ts': programReading('app["hello-secret"]', LOCKED) });

  const { code, stderr, stdout } = await importInto(folder, await start());

  expect(stderr).toBe('');
  expect(stdout).toBe(
    [
      `${TUTORIAL}: new, 3 paths`,
      '  + app  object',
      '  + app.hello  string',
      '  + app["hello-secret"]  secret string',
      `${MODULE} written`,
      'esc.lock.json written',
      '',
    ].join('\n'),
  );
  expect(filesBelow(folder)).toEqual(['esc.lock.json', MODULE, 'main.ts']);
  expect(code).toBe(0);
});

test('a module imports the package, unless it is told of another place', async () => {
  const folder = folderWith({});
  const esc = await start({ 'acme/shop/eu': 'values: { a: 1 }' });

  await importInto(folder, esc, 'acme/shop/eu');

  expect(readFileSync(join(folder, 'imports/esc/shop-eu.ts'), 'utf8')).toContain("from 'cdk8s-escrow';\n");
});

test('a second import changes no byte and says so', async () => {
  const folder = folderWith({ 'main.ts': programReading('app.hello', LOCKED) });
  const esc = await start();
  await importInto(folder, esc);
  const first = contentOf(folder);

  const { stdout } = await importInto(folder, esc);

  expect(stdout).toBe('1 environment read, nothing to change\n');
  expect(contentOf(folder)).toEqual(first);
});

test('a changed environment is told path by path, and the reference that it breaks: exit code 1', async () => {
  const folder = folderWith({ 'main.ts': programReading('app.hello', LOCKED) });
  await importInto(folder, await start());

  const { code, stderr, stdout } = await importInto(
    folder,
    await start({ [TUTORIAL]: 'values: { app: { hallo: 1 } }' }),
  );

  expect(stdout).toContain(
    `${TUTORIAL}: 1 added, 0 changed, 2 removed\n  - app.hello  string\n  - app["hello-secret"]  secret string\n  + app.hallo  number\n`,
  );
  expect(stderr).toContain('error  esc/unknown-property  kind/demo/demo/hello\n');
  expect(code).toBe(1);
});

test('a typo fails the type check and synth, each naming what was meant', async () => {
  const folder = folderOfRepository();
  await importInto(folder, await start(), '--library', '../../../../lib/index.ts');

  writeProgram(folder, 'app.hello');
  const right = [compile(folder), escrow(folder, 'synth').code];
  writeProgram(folder, 'app.helo');
  const typeCheck = compile(folder);
  const synth = escrow(folder, 'synth');

  expect(right).toEqual(['', 0]);
  expect(typeCheck).toMatch(/'"app\.helo"' is not assignable .* "app\.hello"/);
  expect(synth.code).toBe(1);
  expect(synth.stderr).toMatch(
    /error {2}esc\/unknown-property .*\n.*app\.helo\.\n(?:.*\n)*.*Did you mean app\.hello\?/,
  );
});

test('an environment that is named is added, the others stay and no program is needed', async () => {
  const folder = folderWith({});
  const esc = await start({ 'acme/shop/eu': 'values: { a: 1 }', 'acme/shop/us': 'values: { b: 1 }' });
  await importInto(folder, esc, 'acme/shop/us');

  const { code } = await importInto(folder, esc, 'acme/shop/eu');

  expect(Object.keys(environmentsIn(folder))).toEqual(['acme/shop/eu', 'acme/shop/us']);
  expect(readdirSync(join(folder, 'imports/esc'))).toEqual(['shop-eu.ts', 'shop-us.ts']);
  expect(code).toBe(0);
});

test('--prune takes out what the program does not name, its module too', async () => {
  const folder = folderWith({ 'main.ts': programReading('app.hello', LOCKED) });
  const esc = await start({ [TUTORIAL]: TUTORIAL_DEFINITION, 'acme/shop/us': 'values: { b: 1 }' });
  await importInto(folder, esc, 'acme/shop/us', TUTORIAL);

  const { stdout } = await importInto(folder, esc, '--prune');

  expect(stdout).toBe('acme/shop/us: taken out\nesc.lock.json written\nimports/esc/shop-us.ts removed\n');
  expect(Object.keys(environmentsIn(folder))).toEqual([TUTORIAL]);
});

test('a module that the program waits for can be imported by name, and only then', async () => {
  const folder = folderWith({ 'main.ts': "import './imports/esc/shop-eu';\n" });
  const esc = await start({ 'acme/shop/eu': 'values: { a: 1 }' });

  const whole = await importInto(folder, esc);
  const named = await importInto(folder, esc, 'acme/shop/eu');

  expect(whole).toMatchObject({ code: 2, stdout: '' });
  expect(whole.stderr).toContain('npm run import -- <organization>/<project>/<environment>');
  expect(named.stderr).toContain('warning  main.ts cannot be loaded');
  expect(named.code).toBe(0);
});

test('an environment that cannot be opened keeps nobody from importing the others: exit code 1', async () => {
  const folder = folderWith({});
  const esc = await start({ 'acme/shop/eu': 'values: { a: 1 }' });

  const { code, stderr } = await importInto(folder, esc, 'acme/shop/us', 'acme/shop/eu');

  expect(stderr).toContain('error  check/no-environment  acme/shop/us\n');
  expect(Object.keys(environmentsIn(folder))).toEqual(['acme/shop/eu']);
  expect(code).toBe(1);
});

test('where nothing could be read nothing is written', async () => {
  const folder = folderWith({});

  const { code, stdout } = await importInto(folder, await start({}), 'acme/shop/us');

  expect(stdout).toBe('0 environments read, nothing to change\n');
  expect(filesBelow(folder)).toEqual([]);
  expect(code).toBe(1);
});

test('a file of somebody else stays, and nothing is written: exit code 2', async () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'imports/esc'), { recursive: true });
  writeFileSync(join(folder, 'imports/esc/shop-eu.ts'), 'export class ShopEu {}\n');

  const { code, stderr } = await importInto(folder, await start({ 'acme/shop/eu': 'values: {}' }), 'acme/shop/eu');

  expect(stderr).toBe(
    'failed  imports/esc/shop-eu.ts was not made by this command. Move it away; nothing was written.\n',
  );
  expect(filesBelow(folder)).toEqual(['imports/esc/shop-eu.ts']);
  expect(code).toBe(2);
});

test('whatever else lies in the folder of the modules stays', async () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'imports/esc/own'), { recursive: true });
  writeFileSync(join(folder, 'imports/esc/notes.md'), '# Notes\n');

  const { code } = await importInto(folder, await start({ 'acme/shop/eu': 'values: {}' }), 'acme/shop/eu');

  expect(readdirSync(join(folder, 'imports/esc'))).toEqual(['notes.md', 'own', 'shop-eu.ts']);
  expect(code).toBe(0);
});

test('a lock that nobody can read is kept from a partial import, and written anew by a whole one', async () => {
  const folder = folderWith({ 'main.ts': programReading('app.hello', LOCKED), 'esc.lock.json': '<<<<<<< HEAD\n' });
  const esc = await start();

  const partial = await importInto(folder, esc, TUTORIAL);
  const whole = await importInto(folder, esc);

  expect(partial).toMatchObject({ code: 2, stderr: expect.stringContaining('esc.lock.json is no JSON object') });
  expect(whole.code).toBe(0);
  expect(Object.keys(environmentsIn(folder))).toEqual([TUTORIAL]);
});

test('a file that is no lock and is not called like one is not written over: exit code 2', async () => {
  const program = programReading('app.hello');
  const folder = folderWith({ 'main.ts': program });

  const { code, stderr } = await importInto(folder, await start(), '--lock', 'main.ts');

  expect(stderr).toBe(
    'failed  main.ts is no JSON object, and its name is not that of a lock.\n  Name another file:  --lock <file>\n',
  );
  expect(contentOf(folder)).toEqual({ 'main.ts': program });
  expect(code).toBe(2);
});

test.each([
  ['an address that is none', ['acme/shop'], 'failed  "acme/shop" is no address in Pulumi ESC.'],
  ['an address that is named twice', ['acme/shop/eu', 'acme/shop/eu@2'], 'failed  acme/shop/eu is named twice'],
  ['--prune without a program', ['acme/shop/eu', '--prune'], 'failed  main.ts cannot be loaded'],
])('%s: exit code 2', async (_, args, problem) => {
  const { code, stderr } = await importInto(folderWith({}), await start({}), ...args);

  expect(stderr).toContain(problem);
  expect(code).toBe(2);
});

test('--json prints what changed as one object', async () => {
  const folder = folderWith({});

  const { stdout } = await importInto(folder, await start(), TUTORIAL, '--json');

  expect(JSON.parse(stdout)).toMatchObject({
    environments: [
      {
        address: TUTORIAL,
        isNew: true,
        added: [{ path: 'app' }, { path: 'app.hello' }, { secret: true }],
        removed: [],
      },
    ],
    pruned: [],
    written: [MODULE, 'esc.lock.json'],
    removed: [],
    findings: [],
    failures: [],
  });
});

test('Ctrl-C while environments are read writes nothing: exit code 2', async () => {
  const folder = folderWith({});
  const esc = await start(undefined, { delay: 1, delayMilliseconds: 60_000 });
  const { child, outcome } = escrowWith(folder, signedIn(esc), 'import', TUTORIAL);
  while (esc.requests.count() === 0) await new Promise(setImmediate);

  child.kill('SIGINT');

  expect(await outcome).toMatchObject({ code: 2, stderr: expect.stringContaining('interrupted') });
  expect(filesBelow(folder)).toEqual([]);
});

function start(
  environments: EscLocalOptions['environments'] = { [TUTORIAL]: TUTORIAL_DEFINITION },
  faults: EscLocalOptions['faults'] = {},
): Promise<EscLocal> {
  return startEsc(environments ?? {}, { faults });
}

/** Whatever comes of an import, files included, shows no value. */
async function importInto(folder: string, esc: EscLocal, ...args: readonly string[]): Promise<Outcome> {
  const outcome = await escrowWith(folder, signedIn(esc), 'import', ...args).outcome;
  expect(JSON.stringify([outcome, contentOf(folder)])).not.toContain('c4n4ry');
  return outcome;
}

function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function environmentsIn(folder: string): object {
  return JSON.parse(readFileSync(join(folder, 'esc.lock.json'), 'utf8')).environments;
}

const repositoryFolders: string[] = [];

afterAll(() => {
  for (const folder of repositoryFolders) rmSync(folder, { recursive: true, force: true });
});

/** A folder where a compiler finds the packages of this repository, with a program that reads `app.hello`. */
function folderOfRepository(): string {
  mkdirSync(join(ROOT, 'coverage'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'coverage/import-'));
  repositoryFolders.push(folder);
  writeFileSync(join(folder, 'main.ts'), programReading('app.hello', LOCKED));
  const project = { extends: '../../tsconfig.json', include: ['main.ts', 'imports'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
  return folder;
}

/** The same program, with the class that was imported. */
function writeProgram(folder: string, path: string): void {
  const program = programReading(path, LOCKED)
    .replace(
      /new PulumiEscEnvironment\(unit, 'app', \{(?:\s+(?:organization|project|environment): '.*',)+/,
      "new Demo(unit, 'app', {",
    )
    .replace('GitOps, PulumiEscEnvironment, Unit', 'GitOps, Unit');
  const name = 'EscSecretsStoreCsiDriverDemoCsiSecretsStoreApp';
  writeFileSync(
    join(folder, 'main.ts'),
    `import { ${name} as Demo } from './${MODULE.replace('.ts', '')}';\n${program}`,
  );
}

/** What the compiler says; empty when it is content. */
function compile(folder: string): string {
  try {
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', folder], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connectTo, signedIn, startEsc } from '../support/esc';
import { folderWith, type Outcome } from './command';
import { escrowWith, programReading, TUTORIAL, TUTORIAL_DEFINITION } from './esc-command';

const SECRET = 'c4n4ry-secret';
const PROPERTY = `${TUTORIAL} app["hello-secret"]`;
const PROGRAM = programReading('app.hello');

test('no value in any file: exit code 0, and what was searched', async () => {
  const { code, stderr, stdout } = await leaks({ 'dist/a.yaml': 'a: c4n4ry-plain' }, ['dist']);

  expect(stdout).toBe('1 value of 1 environment, 1 file: no leak found\n');
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('a value in a file: exit code 1, where it is and whose it is, and nothing of the value', async () => {
  const text = `data:\n  password: ${Buffer.from(SECRET).toString('base64')}\n`;

  const { code, stderr, stdout } = await leaks({ 'dist/a.yaml': text }, ['dist']);

  expect(stderr).toContain('error  leak/value  dist/a.yaml:2:13\n');
  expect(stderr).toContain(`The file has the value of ${PROPERTY}, in base64.`);
  expect(stdout).toBe('1 value of 1 environment, 1 file: 1 error\n');
  expect(stdout + stderr).not.toContain('c4n4ry');
  expect(code).toBe(1);
});

test('a path that is not there: exit code 2, though nothing was found', async () => {
  const { code, stderr, stdout } = await leaks({}, ['dist', 'main.ts']);

  expect(stderr).toContain('error  leak/unreadable  dist\n');
  expect(stdout).toBe('1 value of 1 environment, 1 file: no leak found, 1 error\n');
  expect(code).toBe(2);
});

test('an environment that cannot be opened: exit code 2, which, and the values of others are looked for', async () => {
  const environments = ['acme/shop/prod', TUTORIAL].flatMap((address) => ['--environment', address]);
  const { code, stderr, stdout } = await leaks({}, ['main.ts', ...environments]);

  expect(stderr).toContain('There is no acme/shop/prod');
  expect(stdout).toBe('1 value of 2 environments, 1 file: not all could be asked, no leak found\n');
  expect(code).toBe(2);
});

test('an empty folder: nothing was searched', async () => {
  const folder = folderWith({ 'main.ts': PROGRAM });
  mkdirSync(join(folder, 'dist'));

  const { stdout } = await run(folder, ['dist']);

  expect(stdout).toBe('1 value of 1 environment, 0 files: nothing to search\n');
});

test('a token that is refused: exit code 2, one failure, nothing to search for, and neither the token nor a stack', async () => {
  const folder = folderWith({ 'main.ts': PROGRAM });
  const { code, stderr, stdout } = await run(folder, ['main.ts'], { PULUMI_ACCESS_TOKEN: 'pul-c4n4ry' });

  expect(stderr.match(/^failed .*/gm)).toEqual([expect.stringContaining('does not know the access token')]);
  expect(stdout).toBe('0 values of 1 environment, 0 files: not all could be asked\n');
  expect(stdout + stderr).not.toMatch(/c4n4ry|^ {4}at /m);
  expect(code).toBe(2);
});

test('an environment is meant at a revision, and its values of then', async () => {
  const esc = await startEsc({ [TUTORIAL]: TUTORIAL_DEFINITION });
  const { definitions, revisions } = connectTo(esc)();
  await revisions.tag(TUTORIAL, { tag: 'old', to: 1 });
  await definitions.update(await definitions.read(TUTORIAL), 'values: { a: { fn::secret: 0ther-v4lue } }');
  const folder = folderWith({ 'a.txt': `0ther-v4lue\n${SECRET}\n` });

  const { outcome } = escrowWith(folder, signedIn(esc), 'leaks', 'a.txt', '--environment', `${TUTORIAL}@old`);

  expect((await outcome).stderr.match(/^error .*/gm)).toEqual(['error  leak/value  a.txt:2:1']);
});

test('what is no address of an environment: exit code 2, and nothing is asked', async () => {
  const folder = folderWith({ 'main.ts': PROGRAM });
  const { code, stderr } = await run(folder, ['main.ts', '--environment', 'production']);

  expect(stderr).toMatch(/^failed {2}"production" is no address in Pulumi ESC\.\n/);
  expect(code).toBe(2);
});

test('Ctrl-C while environments are opened: exit code 2, and no file is searched', async () => {
  const faults = { delay: 1, delayMilliseconds: 60_000 };
  const esc = await startEsc({ [TUTORIAL]: TUTORIAL_DEFINITION }, { faults });
  const { child, outcome } = escrowWith(folderWith({ 'main.ts': PROGRAM }), signedIn(esc), 'leaks', 'main.ts');
  while (esc.requests.count() === 0) await new Promise(setImmediate);

  child.kill('SIGINT');

  expect(await outcome).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('interrupted'),
    stdout: '0 values of 1 environment, 0 files: not all could be asked\n',
  });
});

test('values that cannot be judged are a note with their properties', async () => {
  const esc = await startEsc({ [TUTORIAL]: 'values: { region: { fn::secret: eu-west-1 } }' });
  const folder = folderWith({ 'main.ts': PROGRAM, 'a.txt': 'eu-west-1' });

  const { code, stderr, stdout } = await escrowWith(folder, signedIn(esc), 'leaks', 'a.txt').outcome;

  expect(stderr).toMatch(/^note {2}leak\/not-judged {2}1 value$/m);
  expect(stderr).toContain(`    ${TUTORIAL} region\n`);
  expect([code, stdout]).toEqual([0, '1 value of 1 environment, 1 file: no leak found, 1 note\n']);
});

test('a program without environments: exit code 2, and how to name one', async () => {
  const program = "import { Fleet } from 'LIB';\nexport default new Fleet();\n";
  const library = JSON.stringify(join(__dirname, '../../lib/index.ts'));

  const { code, stderr } = await leaks({ 'main.ts': program.replace("'LIB'", library) }, []);

  expect(stderr).toContain('main.ts names no Pulumi ESC environment. Name one with --environment.');
  expect(code).toBe(2);
});

test('without paths, what Git would take is searched, and what it ignores is not', async () => {
  const folder = folderWith({ 'main.ts': PROGRAM });
  plant(folder, {
    '.gitignore': '.env\n',
    '.env': SECRET,
    'docs/a.md': SECRET,
    'dist/b.yaml': SECRET,
    'dist/c': SECRET,
  });
  for (const args of [
    ['init', '-q'],
    ['add', 'dist/b.yaml', 'dist/c'],
  ])
    spawnSync('git', args, { cwd: folder });
  spawnSync('rm', ['dist/c'], { cwd: folder });

  const { stderr } = await run(folder, []);

  expect(stderr.match(/^error {2}\S+ {2}\S+/gm)).toEqual([
    'error  leak/value  dist/b.yaml:1:1',
    'error  leak/value  docs/a.md:1:1',
  ]);
});

test('without paths and without Git, the folder is searched', async () => {
  const { stderr } = await leaks({ 'dist/b.yaml': SECRET }, []);

  expect(stderr).toContain('error  leak/value  dist/b.yaml:1:1\n');
});

test('--json prints one object with nothing of a value', async () => {
  const { code, stderr, stdout } = await leaks({ 'dist/a.yaml': `a: ${SECRET}`, [`dist/${SECRET}`]: '' }, [
    'dist',
    '--json',
  ]);

  expect(JSON.parse(stdout)).toEqual({
    environments: [TUTORIAL],
    values: 1,
    leaks: [
      { file: 'dist/a.yaml', line: 1, column: 4, encoding: 'plain', properties: [PROPERTY] },
      { file: 'dist/…', encoding: 'plain', properties: [PROPERTY] },
    ],
    notJudged: [],
    unreadable: [],
    files: 2,
    failures: [],
    warnings: [],
  });
  expect(stdout).not.toContain('c4n4ry');
  expect([code, stderr]).toEqual([1, '']);
});

/** Runs the command in a folder with these files, and a program that reads the tutorial's environment. */
function leaks(files: Readonly<Record<string, string>>, args: readonly string[]): Promise<Outcome> {
  const folder = folderWith({ 'main.ts': PROGRAM });
  plant(folder, files);
  return run(folder, args);
}

async function run(
  folder: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const esc = await startEsc({ [TUTORIAL]: TUTORIAL_DEFINITION });
  return escrowWith(folder, { ...signedIn(esc), ...variables }, 'leaks', ...args).outcome;
}

function plant(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

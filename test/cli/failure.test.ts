import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { escrow, folderWith, ROOT, WRONG_PROGRAM } from './command';

test('no program: exit code 2, and what to do', () => {
  const folder = folderWith({});

  expect(escrow(folder, 'synth')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'failed  There is no main.ts here. Run this where your program is, or name it.\n',
  });
});

test.each([
  ['nothing', 'const fleet = 1;'],
  [
    'a plain cdk8s App',
    `import { App } from ${JSON.stringify(join(ROOT, 'node_modules/cdk8s'))};\nexport default new App();`,
  ],
])('a program that exports %s: exit code 2, and the line to add', (_, text) => {
  const folder = folderWith({ 'main.ts': text });

  expect(escrow(folder, 'synth')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'failed  main.ts exports no fleet. End it with:  export default fleet;\n',
  });
});

test('a fleet of another copy of this library: exit code 2, and which command is meant', () => {
  const folder = folderWith({ 'main.ts': 'class Fleet {}\nexport default new Fleet();\n' });

  const { code, stderr } = escrow(folder, 'synth');

  expect(code).toBe(2);
  expect(stderr).toContain('takes its Fleet from another copy of cdk8s-escrow');
});

test('a program that throws: exit code 2, its message, its line and nothing of how it was loaded', () => {
  const folder = folderWith({ 'main.ts': '\n\nthrow new Error("the port is not known yet");\n' });

  const { code, stderr } = escrow(folder, 'synth');

  expect(code).toBe(2);
  expect(stderr.split('\n')).toEqual([
    'failed  Error: the port is not known yet',
    expect.stringMatching(/^ {4}at .*main\.ts:3:7\)?$/),
    '',
  ]);
});

test('a program that does not parse: exit code 2 and the place', () => {
  const folder = folderWith({ 'main.ts': 'const fleet = ;\n' });

  const { code, stderr } = escrow(folder, 'synth');

  expect(code).toBe(2);
  expect(stderr).toContain('main.ts:1:14');
});

test('a program that synthesizes itself and is wrong: exit code 1 and the findings', () => {
  const text = WRONG_PROGRAM.replace('export default fleet;', 'fleet.synth();');
  const folder = folderWith({ 'main.ts': text });

  const { code, stderr } = escrow(folder, 'synth');

  expect(code).toBe(1);
  expect(stderr).toMatch(/^error {2}fleet\/kubernetes-version {2}prod\n/);
  expect(readdirSync(folder)).toEqual(['main.ts']);
});

test.each([
  [['synth', '--chekc'], "error: unknown option '--chekc'\n(Did you mean --check?)\n"],
  [['sinth'], "error: unknown command 'sinth'\n(Did you mean synth?)\n"],
])('%j: exit code 2, and the nearest word', (args, stderr) => {
  expect(escrow(ROOT, ...args)).toEqual({ code: 2, stdout: '', stderr });
});

test('--help lists the commands and exits 0', () => {
  const { code, stderr, stdout } = escrow(ROOT, '--help');

  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^ {2}synth {2,}Write dist/m);
});

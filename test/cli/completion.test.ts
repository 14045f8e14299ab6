import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOf } from '../../lib/cli';
import { PLACES } from '../../lib/cli/completion-values';
import * as ownPackage from '../../package.json';
import { BIN, escrow, folderWith, PROGRAM, ROOT, run } from './command';

test.each(['bash', 'zsh', 'fish'])('completion %s prints a script that asks for candidates', (shell) => {
  const { code, stdout } = escrow(ROOT, 'completion', shell);

  expect(code).toBe(0);
  expect(stdout).toContain('complete -- ');
});

test('a shell without a script: exit code 2, and those that have one', () => {
  const { code, stderr } = escrow(ROOT, 'completion', 'tcsh');

  expect(code).toBe(2);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish.');
});

test('clusters and units are those of the last synth', () => {
  const folder = folderWith({ 'main.ts': PROGRAM });
  escrow(folder, 'synth');

  const { stdout } = escrow(folder, 'complete', '--', 'check', '--cluster', '');

  expect(stdout).toBe('prod\t\n');
});

test('every place whose values are known is on the command line', () => {
  const program = programOf({ ...ownPackage, root: ROOT });
  const commands = program.commands.flatMap((command) => [command, ...command.commands]);

  const places = commands.flatMap((command) => [
    ...command.registeredArguments.map((argument) => `${command.name()} ${argument.name()}`),
    ...command.options.map(({ long }) => `${command.name()} ${long}`),
  ]);

  expect(PLACES.filter((place) => !places.includes(place))).toEqual([]);
});

test('before the first synth nothing is offered, and nothing is said', () => {
  expect(escrow(folderWith({}), 'complete', '--', 'who', '')).toEqual({ code: 0, stdout: '', stderr: '' });
});

test.each([
  ['sy', ['synth']],
  ['seal --scope ', ['strict', 'namespace-wide', 'cluster-wide']],
  // Bash has taken "--scope=" for a word of its own.
  ['seal --scope=n', ['namespace-wide']],
  ['who acme/shop/production/database.t', ['acme/shop/production/database.tls\\[\\"ca.crt\\"\\]']],
])('bash completes "cdk8s-escrow %s" as it wants to have it quoted', (line, expected) => {
  expect(inBash(`cdk8s-escrow ${line}`)).toEqual(expected);
});

/** What the script gives to bash at the end of a line, in our own repository. */
function inBash(line: string): readonly string[] {
  const { stdout: script } = escrow(ROOT, 'completion', 'bash');
  const folder = folderWith({ script });
  const commands = join(folder, 'bin');
  mkdirSync(commands);
  writeFileSync(join(commands, 'cdk8s-escrow'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(join(commands, 'cdk8s-escrow'), 0o755);
  const asked = `source ${folder}/script; COMP_LINE=$1; COMP_POINT=\${#1}; _cdk8s_escrow; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { PATH: `${commands}:${process.env.PATH}` };
  const { stdout } = run('bash', ['-c', asked, 'bash', line], { cwd: ROOT, env });
  return stdout.split('\n').filter(Boolean);
}

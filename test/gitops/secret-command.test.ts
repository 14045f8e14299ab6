import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { typedSecretCommand } from '../../lib/gitops/secret-command';

const CANARY = 'c4n4ry$HOME\\"%s';

/** Says its arguments, then what is in the files that they name. */
const KUBECTL = `#!/bin/bash
printf '%s\\n' "$*"
for ARGUMENT; do
  case $ARGUMENT in --from-file=*) printf '[%s]' "$(cat "\${ARGUMENT##*=}"; printf .)" ;; esac
done
`;

let bin: string;

beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'kubectl-'));
  writeFileSync(join(bin, 'kubectl'), KUBECTL, { mode: 0o755 });
});

afterEach(() => rmSync(bin, { recursive: true }));

test('kubectl reads the typed value byte for byte, without the newline, and never as an argument', () => {
  const [args, ...input] = run(['pat'], `${CANARY}\n`).split('\n');

  expect(args).toBe(
    'create secret generic token --namespace web --from-literal=username=git --from-file=pat=/dev/stdin',
  );
  expect(input.join('\n')).toBe(`[${CANARY}.]`);
});

test('several values are asked for by their keys, and read in that order', () => {
  const output = run(['id', 'key'], `${CANARY}\ntwo\n`);

  expect(output.replaceAll(/\/dev\/fd\/\d+/g, '/dev/fd')).toBe(
    [
      'id: ',
      'key: ',
      'create secret generic token --namespace web --from-literal=username=git --from-file=id=/dev/fd --from-file=key=/dev/fd',
      `[${CANARY}.][two.]`,
    ].join('\n'),
  );
});

test('nothing is created when one of several values is not given', () => {
  expect(run(['id', 'key'], `${CANARY}\n`)).not.toContain('create');
});

test.each([[['pat']], [['id', 'key']]])('the values of %j do not outlive the command', (keys) => {
  const output = run(keys, `${CANARY}\n${CANARY}\n`, 'printf %s "end:$VALUE$VALUE_0$VALUE_1"');

  expect(output).toMatch(/end:$/);
});

function run(keys: readonly string[], input: string, then = ':') {
  const command = typedSecretCommand({ name: 'token', namespace: 'web', keys, literals: { username: 'git' } });
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return execFileSync('bash', ['-c', `${command}; ${then}`], { input, env, encoding: 'utf8' });
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { typedSecretCommand } from '../../lib/gitops/secret-command';

const CANARY = 'c4n4ry$HOME\\"%s';

let bin: string;

beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'kubectl-'));
  writeFileSync(join(bin, 'kubectl'), '#!/bin/sh\nprintf "%s\\n" "$*"\ncat\n', { mode: 0o755 });
});

afterEach(() => rmSync(bin, { recursive: true }));

test('kubectl reads the typed value byte for byte, without the newline, and never as an argument', () => {
  const [args, ...input] = run(`${CANARY}\n`).split('\n');

  expect(args).toBe(
    'create secret generic token --namespace web --from-literal=username=git --from-file=pat=/dev/stdin',
  );
  expect(input.join('\n')).toBe(CANARY);
});

test('the value does not outlive the command', () => {
  expect(run(`${CANARY}\n`, 'printf %s "end:$VALUE"')).toMatch(/end:$/);
});

function run(input: string, then = ':') {
  const command = typedSecretCommand({ name: 'token', namespace: 'web', key: 'pat', literals: { username: 'git' } });
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return execFileSync('bash', ['-c', `${command}; ${then}`], { input, env, encoding: 'utf8' });
}

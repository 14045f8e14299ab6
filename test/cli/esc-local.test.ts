import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EscLocal } from '../../lib/esc-local/esc-local';
import { BIN, escrow, filesBelow, folderWith } from './command';

const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the command on a free port and waits until it says that it listens. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const cwd = folderWith({});
  const { ESC_LOCAL_TOKEN, ...inherited } = process.env;
  const child = spawn(process.execPath, [BIN, 'esc', 'local', '--port', '0', ...args], {
    cwd,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line.startsWith('It is') || line.startsWith('{')) break;
  }
  return { child, cwd, text: lines.join('\n') };
}

function list(url: string, token: string): Promise<Response> {
  return fetch(`${url}/environments/acme`, { headers: { authorization: `token ${token}` } });
}

test('what to export is printed, and works', async () => {
  const { text } = await run(['--organization', 'acme']);
  const [, origin, token = ''] = /PULUMI_BACKEND_URL=(\S+)\n.*PULUMI_ACCESS_TOKEN=(pul-\S+)/.exec(text) ?? [];

  const { status } = await list(`${origin}/api/esc`, token);

  expect([status, text]).toEqual([200, expect.stringContaining('made-up values only')]);
});

test('a token from the environment is let in, and neither printed nor written', async () => {
  const { cwd, text } = await run(['--organization', 'acme', '--organization', 'other'], {
    ESC_LOCAL_TOKEN: 'pul-mine',
  });
  const [url = ''] = text.split(' ');

  await fetch(`${url}/environments/acme`, {
    method: 'POST',
    headers: { authorization: 'token pul-mine' },
    body: JSON.stringify({ project: 'shop', name: 'production' }),
  });

  const files = filesBelow(cwd);
  expect([(await list(url, 'pul-mine')).status, files]).toEqual([
    200,
    expect.arrayContaining(['esc/acme/shop/production.yaml']),
  ]);
  expect([text, ...files.map((file) => readFileSync(join(cwd, file), 'utf8'))].join('\n')).not.toContain('pul-mine');
  expect(text).toContain('export PULUMI_ACCESS_TOKEN=$ESC_LOCAL_TOKEN');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with exit code 0', async (signal) => {
  const { child } = await run(['--json']);

  child.kill(signal);
  await once(child, 'exit');

  expect([child.exitCode, child.signalCode]).toEqual([0, null]);
});

test('a port that is taken is refused with another way', async () => {
  const esc = await EscLocal.start();
  const { port } = new URL(esc.url);

  const { code, stderr } = escrow(folderWith({}), 'esc', 'local', '--port', port);
  await esc.close();

  expect([code, stderr]).toEqual([2, `failed  Port ${port} is taken. Choose another one with --port.\n`]);
});

test('another host than a loopback one is refused', () => {
  const { code, stderr } = escrow(folderWith({}), 'esc', 'local', '--host', '0.0.0.0');

  expect([code, stderr]).toEqual([2, expect.stringContaining("'0.0.0.0' is invalid. Allowed choices are 127.0.0.1")]);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rsaKeyPair } from '../support/certificate';
import { unseal } from '../support/unseal';
import { BIN, filesBelow, folderWith, type Outcome, run } from './command';

const CANARY = 'c4n4ry-ü-$HOME';
const KEYS = rsaKeyPair();
const FILE = 'sealed/shop-db.json';
const SHOP_DB = ['--cert', 'prod.pem', '--namespace', 'shop', '--name', 'db', '--output', FILE];

let folder: string;

beforeEach(() => {
  folder = folderWith({ 'prod.pem': KEYS.certificate });
});

test('a value from a pipe is sealed as it is into a new file', () => {
  const { code, stderr, stdout } = seal(CANARY, '--key', 'password');

  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^sealed\/shop-db\.json: key "password" sealed, with certificate [0-9A-F:]{95}\n$/);
  expect(opened('password')).toBe(CANARY);
});

test('neither a file nor the output of any run shows the value', () => {
  const runs = [
    seal(CANARY, '--key', 'password', '--json'),
    seal(CANARY, '--key', 'password'),
    seal(CANARY, '--key', 'no key'),
    seal(CANARY, '--key', 'password', '--replace', '--scope', 'cluster-wide'),
    seal('', '--key', 'password', '--replace', '--from-env', 'VALUE'),
    seal(CANARY, '--key', 'password', '--replace', '--cert', 'none.pem'),
  ];
  const files = filesBelow(folder).map((path) => readFileSync(join(folder, path), 'utf8'));

  expect(runs.map(({ code }) => code)).toEqual([0, 2, 2, 2, 0, 2]);
  expect(JSON.stringify([runs, files])).not.toContain(CANARY);
});

test('a value comes from an environment variable when one is named', () => {
  seal('', '--key', 'password', '--from-env', 'VALUE');

  expect(opened('password')).toBe(CANARY);
});

test('a line end is sealed too, and the command says so', () => {
  const { code, stderr } = seal('hunter2\n', '--key', 'password');

  expect(code).toBe(0);
  expect(stderr).toMatch(/^warning {2}The value ends in a line end, .*--replace --trim-newline\n$/);
  expect(opened('password')).toBe('hunter2\n');
});

test('an empty value is refused unless it is allowed: exit code 2 and no file', () => {
  const refused = seal('', '--key', 'password');
  const isThere = existsSync(join(folder, FILE));
  const allowed = seal('', '--key', 'password', '--allow-empty');

  expect(refused).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^failed {2}The value is empty/),
  });
  expect(isThere).toBe(false);
  expect(allowed.code).toBe(0);
});

test('--json prints what was done as one object', () => {
  seal(CANARY, '--key', 'user');
  const { stdout } = seal('hunter2\n', '--key', 'password', '--json');

  expect(JSON.parse(stdout)).toEqual({
    file: FILE,
    key: 'password',
    change: 'added',
    certificate: { sha256: expect.stringMatching(/^[0-9A-F:]{95}$/), notAfter: '2099-01-01T00:00:00.000Z' },
    warnings: [expect.stringContaining('line end')],
  });
});

test('a missing option: exit code 2 and its name', () => {
  expect(run(process.execPath, [BIN, 'seal', '--cert', 'prod.pem'], { cwd: folder })).toMatchObject({
    code: 2,
    stderr: "error: required option '--namespace <namespace>' not specified\n",
  });
});

function seal(input: string, ...args: readonly string[]): Outcome {
  return run(process.execPath, [BIN, 'seal', ...SHOP_DB, ...args], { cwd: folder, input, env: { VALUE: CANARY } });
}

/** The value that the controller would put into Secret shop/db. */
function opened(key: string): string {
  const { encryptedData } = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
  return unseal(encryptedData[key], 'shop/db', KEYS.privateKey).toString();
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXTERNAL_SECRETS_CRD_BUNDLE } from '../../lib/upstream/external-secrets-operator';
import { escrow, folderWith } from './command';

const FILE = `external-secrets-${EXTERNAL_SECRETS_CRD_BUNDLE.version}-crds.yaml`;

test('content that is not the pinned one: exit code 2, both checksums on standard error, and no file', () => {
  const folder = folderWith({ [FILE]: 'something else' });

  const { code, stderr, stdout } = escrow(folder, 'vendor', '--from', '.');

  expect([code, stdout, existsSync(join(folder, 'vendor'))]).toEqual([2, '', false]);
  expect(stderr).toMatch(new RegExp(`^failed  vendor/${FILE} from ${FILE}\n  Its SHA-256 is [0-9a-f]{64}, not `));
});

test('--json prints what became of each file, also when it failed', () => {
  const folder = folderWith({});

  const { code, stdout } = escrow(folder, 'vendor', '--from', '.', '--out', 'crds', '--json');

  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    files: [{ file: `crds/${FILE}`, source: FILE, state: 'failed', problem: expect.stringContaining('ENOENT') }],
  });
});

test('a credential in the address of a mirror is refused and not repeated', () => {
  const { code, stderr } = escrow(folderWith({}), 'vendor', '--from', 'https://me:hunter2@mirror.example.com');

  expect(code).toBe(2);
  expect(stderr).toBe('failed  --from has a user name or password in it. Take them out.\n');
});

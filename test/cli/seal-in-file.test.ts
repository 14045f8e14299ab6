import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../lib/cli/command-error';
import { type SealOptions, sealInFile } from '../../lib/cli/seal-in-file';
import { rsaKeyPair } from '../support/certificate';
import { unseal } from '../support/unseal';
import { folderWith } from './command';

const PROD = rsaKeyPair();
const OLD = rsaKeyPair('2021-01-01');

let folder: string;

beforeEach(() => {
  folder = folderWith({ 'prod.pem': PROD.certificate, 'old.pem': OLD.certificate });
  process.env.SEAL_TEST_VALUE = 'hunter2';
});

afterEach(() => {
  delete process.env.SEAL_TEST_VALUE;
});

test('a second key leaves every other byte of the file as it was', async () => {
  await seal({ key: 'password' });
  const before = JSON.parse(text());

  await seal({ key: 'user' });

  const { certificates, encryptedData, ...rest } = JSON.parse(text());
  const { user: userCertificate, ...otherCertificates } = certificates;
  const { user, ...otherValues } = encryptedData;
  expect({ ...rest, certificates: otherCertificates, encryptedData: otherValues }).toEqual(before);
  expect([userCertificate, user]).toEqual([certificates.password, expect.any(String)]);
});

test('keys are in order, however they came', async () => {
  for (const key of ['b', 'a', 'B']) await seal({ key });

  const { certificates, encryptedData } = JSON.parse(text());
  expect([certificates, encryptedData].map(Object.keys)).toEqual(Array(2).fill(['B', 'a', 'b']));
});

test('the file says scope and type, and later keys take them over', async () => {
  await seal({ key: 'tls.crt', scope: 'namespace-wide', type: 'kubernetes.io/tls' });
  await seal({ key: 'tls.key' });

  expect(JSON.parse(text())).toMatchObject({ scope: 'namespace-wide', type: 'kubernetes.io/tls' });
});

test('a key that is there is sealed again only with replace', async () => {
  await seal({ key: 'password' });
  const before = text();

  await expect(seal({ key: 'password' })).rejects.toThrow('--replace');
  const refused = text();
  const { change } = await seal({ key: 'password', replace: true });

  expect(refused).toBe(before);
  expect(change).toBe('replaced');
  expect(text()).not.toBe(before);
});

test.each<[string, Partial<SealOptions>, RegExp]>([
  ['of another name', { name: 'cart' }, /is for Secret shop\/db, not for shop\/cart/],
  ['of another namespace', { namespace: 'cart' }, /is for Secret shop\/db, not for cart\/db/],
  ['of another scope', { scope: 'cluster-wide' }, /sealed in scope strict/],
  ['of another type', { type: 'kubernetes.io/tls' }, /of type Opaque/],
])('a file %s is left as it is', async (_, options, message) => {
  await seal({ key: 'password' });
  const before = text();

  await expect(seal({ key: 'user', ...options })).rejects.toThrow(message);

  expect(text()).toBe(before);
});

test.each([
  ['hunter2\n', 'hunter2'],
  ['hunter2\r\n', 'hunter2'],
  ['hunter2\n\n', 'hunter2\n'],
  [' hunter2 ', ' hunter2 '],
])('without its line end %j is %j', async (value, trimmed) => {
  process.env.SEAL_TEST_VALUE = value;

  await seal({ key: 'password', trimNewline: true });

  const { encryptedData } = JSON.parse(text());
  expect(unseal(encryptedData.password, 'shop/db', PROD.privateKey).toString()).toBe(trimmed);
});

test('an expired certificate seals nothing', async () => {
  await expect(seal({ key: 'password', cert: 'old.pem' })).rejects.toThrow('The certificate ended on 2021-01-01.');

  expect(readdirSync(folder)).not.toContain('sealed.json');
});

test('a file that is no sealed file is left as it is, and not quoted', async () => {
  writeFileSync(join(folder, 'sealed.json'), 'c4n4ry');

  const error: Error = await seal({ key: 'password' }).catch((thrown) => thrown);

  expect(error).toBeInstanceOf(CommandError);
  expect(error.message).toMatch(/sealed\.json is no JSON\.$/);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('c4n4ry');
});

test('a value that no Secret can hold is refused', async () => {
  process.env.SEAL_TEST_VALUE = 'x'.repeat(1024 * 1024 + 1);

  await expect(seal({ key: 'password' })).rejects.toThrow('more than 1 MiB');
});

test('a variable that is not set is named', async () => {
  await expect(seal({ key: 'password', fromEnv: 'SEAL_TEST_NONE' })).rejects.toThrow('SEAL_TEST_NONE');
});

test.each([
  ['below a file', 'prod.pem/sealed.json', 'sealed.json cannot be written: E'],
  ['a folder', 'taken', 'taken cannot be read: EISDIR'],
])('an output that is %s is refused, and no temporary file is left behind', async (_, output, message) => {
  mkdirSync(join(folder, 'taken'));

  await expect(seal({ key: 'password', output: join(folder, output) })).rejects.toThrow(message);

  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['old.pem', 'prod.pem', 'taken']);
});

function seal(options: Partial<SealOptions> & { readonly key: string }) {
  const { cert = 'prod.pem' } = options;
  return sealInFile({
    namespace: 'shop',
    name: 'db',
    output: join(folder, 'sealed.json'),
    fromEnv: 'SEAL_TEST_VALUE',
    ...options,
    cert: join(folder, cert),
  });
}

function text(): string {
  return readFileSync(join(folder, 'sealed.json'), 'utf8');
}

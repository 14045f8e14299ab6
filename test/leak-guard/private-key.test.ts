import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { leaksOf } from './leaks-of';

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const PEM = pem(RSA);
const BODY = linesOf(PEM).slice(1, -1);

test.each([
  ['as it is', 'plain', PEM],
  ['indented', 'folded', PEM.replaceAll('\n', '\n    ')],
  ['in JSON', 'escaped', JSON.stringify(PEM)],
  ['in JSON in JSON', 'escaped', JSON.stringify(JSON.stringify(PEM))],
  ['in a line', 'folded', linesOf(PEM).join(' ')],
  ['in base64 in lines', 'base64', Buffer.from(PEM).toString('base64').replaceAll(/.{76}/g, '$&\n  ')],
  [
    'in the JSON of a service account in base64',
    'base64-of-json',
    Buffer.from(JSON.stringify({ key: PEM })).toString('base64'),
  ],
])('a key %s is one leak', (_, encoding, text) => {
  const leaks = leaksOf(PEM, `key: ${text}`);

  expect(leaks).toMatchObject([{ line: 1, column: expect.any(Number), encoding }]);
});

test.each([
  ['without the first and last line', BODY.join('\n')],
  ['without line ends', BODY.join('')],
  ['in lines of another length', BODY.join('').replaceAll(/.{50}/g, '$&\n')],
  ['half of it', BODY.slice(12).join('\n')],
  ['one line', `key: ${BODY[20]}`],
])('the text of a key %s is one leak', (_, text) => {
  const leaks = leaksOf(PEM, text);

  expect(leaks).toMatchObject([{ encoding: 'private-key-lines' }]);
});

test('a key in binary is a leak', () => {
  const leaks = leaksOf(PEM, RSA.export({ type: 'pkcs8', format: 'der' }));

  expect(leaks).toMatchObject([{ line: 1, column: 1, encoding: 'private-key-file' }]);
});

test('a key with line ends written as \\n is found in lines', () => {
  const leaks = leaksOf(PEM.replaceAll('\n', '\\n'), PEM);

  expect(leaks).toHaveLength(1);
});

test('lines of a key inside a longer value are found', () => {
  const leaks = leaksOf(JSON.stringify({ type: 'service_account', private_key: PEM }), BODY.join('\n'));

  expect(leaks).toMatchObject([{ encoding: 'private-key-lines' }]);
});

test.each([
  ['RSA in PKCS #1', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'pkcs1'],
  ['RSA in PKCS #8', RSA, 'pkcs8'],
  ['P-256 in SEC 1', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'sec1'],
  ['P-256 in PKCS #8', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'pkcs8'],
  ['Ed25519', generateKeyPairSync('ed25519').privateKey, 'pkcs8'],
] as const)('a key of %s is found by its lines, and its public key is no leak wherever it begins', (_, key, type) => {
  const text = pem(key, type);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const publicTexts = [0, 1, 2].map((lead) => Buffer.concat([Buffer.alloc(lead), publicKey]).toString('base64'));

  const leaks = [linesOf(text).slice(1, -1).join('\n'), ...publicTexts].map((one) => leaksOf(text, one).length);

  expect(leaks).toEqual([1, 0, 0, 0]);
});

test('an encrypted key is found as a whole and by its lines', () => {
  const options = { type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' } as const;
  const encrypted = RSA.export(options as never) as string;

  const leaks = [JSON.stringify(encrypted), linesOf(encrypted).slice(5, 9).join('\n')].map((text) =>
    leaksOf(encrypted, text),
  );

  expect(encrypted).toContain('DEK-Info:');
  expect(leaks).toMatchObject([[{ encoding: 'escaped' }], [{ encoding: 'private-key-lines' }]]);
});

test('a file that is cut off inside a key is no mistake', () => {
  const leaks = leaksOf(PEM.slice(0, 200), PEM);

  expect(leaks).toMatchObject([{ encoding: 'plain' }]);
});

function pem(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1' = 'pkcs8'): string {
  return key.export({ type, format: 'pem' } as never) as string;
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

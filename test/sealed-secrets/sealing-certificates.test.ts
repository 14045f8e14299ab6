import { join } from 'node:path';
import { SealingCertificates } from '../../lib/sealed-secrets/sealing-certificates';
import { folderWith } from '../cli/command';
import { ecKeyPair, rsaKeyPair } from '../support/certificate';

const NEWEST = rsaKeyPair('2040-05-06');
const OLDER = rsaKeyPair();

test('the first certificate of a file seals', () => {
  const { newest } = read(`Subject: somebody\n${NEWEST.certificate}${OLDER.certificate}`);

  expect(newest.publicKey.equals(NEWEST.publicKey)).toBe(true);
  expect(newest.notAfter).toBe('2040-05-06T00:00:00.000Z');
});

test('older certificates of a file are known', () => {
  const { sha256 } = read(OLDER.certificate).newest;

  expect(
    [read(NEWEST.certificate + OLDER.certificate), read(NEWEST.certificate)].map((one) => one.has(sha256)),
  ).toEqual([true, false]);
});

test.each([
  ['no certificate', 'hunter2', 'prod.pem holds no certificate.'],
  ['a key on a curve', ecKeyPair().certificate, 'has a key of kind ec.'],
  ['a short key', rsaKeyPair('2099-01-01', 1024).certificate, 'has a key of kind rsa 1024.'],
  ['a cut certificate', NEWEST.certificate.replace(/\n.+\n-----END/, '\n-----END'), 'cannot be parsed'],
  [
    'a private key',
    `${NEWEST.certificate}-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n`,
    'holds a private key',
  ],
])('%s is refused', (_, text, message) => {
  expect(() => read(text).newest).toThrow(message);
});

test('a file that is not there is named', () => {
  expect(() => SealingCertificates.read('none.pem').newest).toThrow('There is no none.pem.');
});

function read(text: string): SealingCertificates {
  return SealingCertificates.read(join(folderWith({ 'prod.pem': text }), 'prod.pem'));
}

import { encrypt } from '../../lib/sealed-secrets/encrypt';
import { sealedValueProblem } from '../../lib/sealed-secrets/sealed-value';
import { rsaKeyPair } from '../support/certificate';

const header = (blockBytes: number) => Buffer.of(blockBytes >> 8, blockBytes & 0xff);
const value = (blockBytes: number, restBytes: number) =>
  Buffer.concat([header(blockBytes), Buffer.alloc(blockBytes + restBytes)]).toString('base64');

test('what was sealed has no problem', () => {
  const place = { name: 'db', namespace: 'shop', scope: 'strict' } as const;

  expect(sealedValueProblem(encrypt(Buffer.from('hunter2'), place, rsaKeyPair().publicKey))).toBeUndefined();
});

test.each([256, 384, 512, 1024])('an RSA block of %d bytes and an empty value have no problem', (blockBytes) => {
  expect(sealedValueProblem(value(blockBytes, 16))).toBeUndefined();
});

test.each([
  ['a value that lacks a byte', value(512, 15), 'has 529 bytes of at least 530'],
  ['an RSA block of another length', value(128, 16), 'does not begin like a sealed value'],
  ['a plaintext', 'hunter2', 'is no base64'],
  ['the base64 of a plaintext', 'aHVudGVyMg==', 'does not begin like a sealed value'],
  ['base64 without padding', value(256, 16).replace(/=+$/, ''), 'is no base64'],
  ['base64 on two lines', `${value(256, 16)}\n`, 'is no base64'],
  ['nothing', '', 'is too short'],
])('%s is told', (_, text, problem) => {
  expect(sealedValueProblem(text)).toBe(problem);
});

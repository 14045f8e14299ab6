import fc from 'fast-check';
import { encrypt } from '../../lib/sealed-secrets/encrypt';
import type { SealedPlace } from '../../lib/sealed-secrets/scope';
import { ecKeyPair, rsaKeyPair } from '../support/certificate';
import { unseal } from '../support/unseal';

const KEYS = rsaKeyPair();
const STRICT: SealedPlace = { name: 'db', namespace: 'shop', scope: 'strict' };

const seal = (text: string, place: SealedPlace) => encrypt(Buffer.from(text), place, KEYS.publicKey);
const open = (sealed: string, label: string) => unseal(sealed, label, KEYS.privateKey).toString();

test('any bytes come back, and none are lost or added', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const sealed = encrypt(Buffer.from(bytes), STRICT, KEYS.publicKey);

      expect([...unseal(sealed, 'shop/db', KEYS.privateKey)]).toEqual([...bytes]);
    }),
    { numRuns: 50 },
  );
});

test.each<[SealedPlace['scope'], string]>([
  ['strict', 'shop/db'],
  ['namespace-wide', 'shop'],
  ['cluster-wide', ''],
])('in scope %s the value opens under the label "%s"', (scope, label) => {
  expect(open(seal('hunter2', { ...STRICT, scope }), label)).toBe('hunter2');
});

test.each<[SealedPlace['scope'], string]>([
  ['strict', 'shop/other'],
  ['strict', 'other/db'],
  ['strict', 'shop'],
  ['strict', ''],
  ['namespace-wide', 'other'],
  ['namespace-wide', 'shop/db'],
  ['cluster-wide', 'shop'],
])('in scope %s the value does not open under the label "%s"', (scope, label) => {
  const sealed = seal('hunter2', { ...STRICT, scope });

  expect(() => open(sealed, label)).toThrow();
});

test('the value does not open with the key of another cluster', () => {
  const sealed = seal('hunter2', STRICT);

  expect(() => unseal(sealed, 'shop/db', rsaKeyPair().privateKey)).toThrow();
});

test('a changed byte is noticed', () => {
  const sealed = Buffer.from(seal('hunter2', STRICT), 'base64');
  sealed.writeUInt8(sealed.readUInt8(260) ^ 1, 260);

  expect(() => open(sealed.toString('base64'), 'shop/db')).toThrow();
});

test('a value has 2 bytes of length, the RSA block, its own length and 16 bytes of tag, on one line of base64', () => {
  const sealed = seal('hunter2', STRICT);

  expect(sealed).toMatch(/^AQ[A-Za-z0-9+/]+=*$/);
  expect(Buffer.from(sealed, 'base64')).toHaveLength(2 + 256 + 7 + 16);
});

test('each value has a session key of its own, so that equal values do not show', () => {
  const [one, other] = [seal('hunter2', STRICT), seal('hunter2', STRICT)].map((sealed) =>
    Buffer.from(sealed, 'base64').subarray(2 + 256),
  );

  expect(one).not.toEqual(other);
});

test.each([
  ['once it is sealed', KEYS.publicKey],
  ['when sealing fails', ecKeyPair().publicKey],
])('the plaintext is overwritten %s', (_, publicKey) => {
  const value = Buffer.from('hunter2');

  try {
    encrypt(value, STRICT, publicKey);
  } catch {}

  expect([...value]).toEqual(Array(7).fill(0));
});

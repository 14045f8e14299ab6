import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { decryptSecrets, encryptSecrets } from '../../../lib/esc-local/store/definition-secrets';
import { SecretCipher } from '../../../lib/esc-local/store/secret-cipher';

const cipher = new SecretCipher();

test('secrets are encrypted and everything else stays as it is written', () => {
  const text = "# top\nvalues:\n  a:   {fn::secret: 'x'} # why\n  b: {fn::join: [ x ]}\n";

  expect(encryptSecrets(text, cipher).replace(/"[A-Za-z0-9+/=]{30,}"/, '…')).toBe(
    '# top\nvalues:\n  a:   {fn::secret: {"ciphertext": …}} # why\n  b: {fn::join: [ x ]}\n',
  );
});

test.each([
  ['a block', 'values:\n  a:\n    fn::secret: |\n      one\n      two\n  b: 1\n', 'one\ntwo\n'],
  ['a folded block at the end', 'values:\n  a:\n    fn::secret: >-\n      one\n      two', 'one two'],
  ['JSON', '{"values": {"a": {"fn::secret": "one\\"two"}}}', 'one"two'],
  ['text on lines of its own', 'values:\n  a:\n    fn::secret:\n      one\n      two\n', 'one two'],
  ['plain text', 'values:\n  a:\n    fn::secret: one', 'one'],
])('a secret written as %s comes back', (_, text, secret) => {
  const encrypted = encryptSecrets(text, cipher);

  const decrypted = decryptSecrets(encrypted, cipher);

  expect(encrypted).not.toContain(secret.slice(0, 3));
  expect(parse(decrypted)).toEqual(parse(text));
  expect(parse(decrypted).values.a['fn::secret']).toBe(secret);
});

test('no secret is left in an encrypted definition, and all come back', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (secrets) => {
      const values = Object.fromEntries(Object.entries(secrets).map(([key, text]) => [key, { 'fn::secret': text }]));
      const text = stringify({ values });

      const encrypted = encryptSecrets(text, cipher);

      expect(Object.values(parse(encrypted).values)).toEqual(
        Object.keys(parse(text).values).map(() => ({ 'fn::secret': { ciphertext: expect.any(String) } })),
      );
      expect(parse(decryptSecrets(encrypted, cipher))).toEqual(parse(text));
    }),
  );
});

test('what another server encrypted stays encrypted', () => {
  const foreign = encryptSecrets('values: { a: { fn::secret: x } }', new SecretCipher());

  expect(decryptSecrets(foreign, cipher)).toBe(foreign);
});

test.each(['AAAA', 'no base64!', '', Buffer.alloc(64).toString('base64')])('%j is no ciphertext', (text) => {
  expect(cipher.tryDecrypt(text)).toBeUndefined();
});

test('text that is no YAML stays as it is', () => {
  expect(encryptSecrets('values: { a: { fn::secret: x }', cipher)).toBe('values: { a: { fn::secret: x }');
});

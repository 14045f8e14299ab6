import { isWritten } from '../../lib/esc/written-definition';

const SENT = 'values: { password: { fn::secret: s3cr3t } }';
const KEPT = 'values: { password: { fn::secret: { ciphertext: x } } } # as kept';

test('a definition is written when what is kept is the same, decrypted', () => {
  expect(isWritten(SENT, KEPT, SENT)).toBe(true);
});

test('it is not when it holds another secret', () => {
  expect(isWritten(SENT, KEPT, SENT.replace('s3cr3t', 'other'))).toBe(false);
});

test.each([
  ['an error', 'values: { password: "s3cr3t'],
  ['a warning', '? { password: s3cr3t }\n: 1'],
])('what is no definition is not the same, and %s of its parser tells nobody', (_, text) => {
  const warned = jest.spyOn(process, 'emitWarning').mockReturnValue();

  expect(isWritten(SENT, text, text)).toBe(false);
  expect(warned).not.toHaveBeenCalled();
});

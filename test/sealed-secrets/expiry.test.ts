import { expiryWarnings } from '../../lib/sealed-secrets/expiry';

const CERTIFICATE = { sha256: 'AB:CD', notAfter: '2030-04-01T00:00:00.000Z' };

test.each([
  ['2030-01-01T00:00:00.000Z', []],
  [
    '2030-01-01T00:00:00.001Z',
    ['The certificate ends on 2030-04-01, in 89 days; then it seals no more. What is sealed stays readable.'],
  ],
])('at %s the warnings are %j', (now, warnings) => {
  expect(expiryWarnings(CERTIFICATE, new Date(now))).toEqual(warnings);
});

test('at its last instant a certificate still seals, after that no more', () => {
  expect(expiryWarnings(CERTIFICATE, new Date('2030-04-01T00:00:00.000Z'))).toHaveLength(1);
  expect(() => expiryWarnings(CERTIFICATE, new Date('2030-04-01T00:00:00.001Z'))).toThrow('ended on 2030-04-01');
});

import { secretKeyProblem } from '../../lib/sealed-secrets/secret-key';

test.each(['password', '.dockerconfigjson', 'TLS_crt-1', '-', 'a..b', 'a'.repeat(253)])('%s is a key', (key) => {
  expect(secretKeyProblem(key)).toBeUndefined();
});

test.each(['', 'a/b', 'a b', 'ä', '.', '..', '..data', 'a'.repeat(254), 'a\n'])('%j is no key', (key) => {
  expect(secretKeyProblem(key)).toBeDefined();
});

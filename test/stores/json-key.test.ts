import fc from 'fast-check';
import { jsonKeyProperty } from '../../lib/stores/json-key';

test.each([
  ['password', 'password'],
  ['db-password_2', 'db-password_2'],
  ['tls.crt', 'tls\\.crt'],
  ['*', '\\*'],
  ['@this', '\\@this'],
  ['a|b#c', 'a\\|b\\#c'],
  ['back\\slash', 'back\\\\slash'],
  ['ключ до', 'ключ до'],
])('the key %j is asked for as %j', (key, property) => {
  expect(jsonKeyProperty(key)).toBe(property);
});

test('whoever takes the backslashes away has the key again', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      expect(jsonKeyProperty(key).replace(/\\(.)/g, '$1')).toBe(key);
    }),
  );
});

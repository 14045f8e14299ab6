import { editDistance, nearestNames } from '../../lib/core/edit-distance';

test.each([
  ['password', 'password', 0],
  ['password', 'pasword', 1],
  ['password', 'Password', 0],
  ['password', 'passwrod', 1],
  ['', 'abc', 3],
  ['user', 'password', 6],
])('from %s to %s it is %d', (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
});

test('the name that has the wanted one in it comes first, then the best spelt', () => {
  const names = ['acme/shop/database.pasword', 'acme/shop/database.password', 'acme/shop/user'];

  expect(nearestNames(names, 'database.password')).toEqual(['acme/shop/database.password']);
  expect(nearestNames(names, 'acme/shop/database.passwort')).toEqual([
    'acme/shop/database.password',
    'acme/shop/database.pasword',
  ]);
});

test('a name unlike all others is near none', () => {
  expect(nearestNames(['checkout', 'ledger'], 'newsletter')).toEqual([]);
});

import * as fc from 'fast-check';
import { editDistance, nearestNames } from '../../lib/core/edit-distance';

test.each([
  ['password', 'password', 0],
  ['password', 'pasword', 1],
  ['password', 'Password', 0],
  ['password', 'passwrod', 1],
  ['', 'abc', 3],
  ['aa', 'aaa', 1],
  ['abab', 'ab', 2],
  ['abc', 'acb', 1],
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

test('what both texts begin and end with changes nothing', () => {
  const text = fc.string({ maxLength: 6 });
  const property = fc.property(text, text, text, text, (start, one, other, end) => {
    expect(editDistance(`${start}${one}${end}`, `${start}${other}${end}`)).toBe(editDistance(one, other));
  });

  fc.assert(property);
});

test('a name of thousands that differ in a part only is found at once', () => {
  const names = Array.from(
    { length: 8000 },
    (_, index) => `acme/team-${index}/production/database.user-${index}.password`,
  );

  const nearest = nearestNames(names, 'acme/team-77/production/database.user-77.passwrd', 1);

  expect(nearest).toEqual(['acme/team-77/production/database.user-77.password']);
});

import { groupBy } from '../../lib/core/group-by';

test('keys and things keep the order of their first appearance', () => {
  const groups = groupBy(['beta', 'alpha', 'bravo', 'apple'], (word) => word[0]);

  expect([...groups]).toEqual([
    ['b', ['beta', 'bravo']],
    ['a', ['alpha', 'apple']],
  ]);
});

test('nothing gives no group', () => {
  expect(groupBy([], () => 'key').size).toBe(0);
});

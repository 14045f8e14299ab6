import { fewOf } from '../../lib/esc-check/few-of';

test.each([
  [10, 10, 'line 9'],
  [11, 11, 'line 10'],
  [12, 11, 'and 2 more'],
  [500, 11, 'and 490 more'],
])('of %i lines %i are left, the last of them "%s"', (count, left, last) => {
  const few = fewOf([...Array(count).keys()].map((index) => `line ${index}`));

  expect([few.length, few.at(-1)]).toEqual([left, last]);
});

import { remembered } from '../../lib/core/remembered';

test.each([
  ['a result', 'known'],
  ['none', undefined],
])('%s is worked out once for each text', (_, result) => {
  const work = jest.fn(() => result);
  const ask = remembered(work);

  const answers = [ask('a'), ask('b'), ask('a')];

  expect(answers).toEqual([result, result, result]);
  expect(work.mock.calls).toEqual([['a'], ['b']]);
});

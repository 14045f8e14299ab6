import { Answer } from '../../lib/esc/answer';
import { waitMilliseconds } from '../../lib/esc/retry';

const CUT = { silence: 'ECONNRESET' };

test('each wait is twice as long as the one before, up to five seconds', () => {
  expect([1, 2, 3, 5, 6, 20].map((tries) => waitMilliseconds(CUT, tries, 200, 1))).toEqual([
    200, 400, 800, 3200, 5000, 5000,
  ]);
});

test('chance takes up to a half of a wait', () => {
  expect([0, 0.5, 1].map((random) => waitMilliseconds(CUT, 1, 200, random))).toEqual([100, 150, 200]);
});

test.each([
  ['2', 2000],
  ['0', 200],
  ['soon', 200],
  ['-1', 200],
  ['Thu, 01 Jan 2026 00:00:03 GMT', 3000],
  ['Wed, 31 Dec 2025 23:00:00 GMT', 200],
])('with Retry-After "%s" the wait is %d milliseconds', (text, expected) => {
  jest.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
  const answer = new Answer({ status: 429, headers: { 'retry-after': text }, data: '' });

  expect(waitMilliseconds(answer, 1, 200, 1)).toBe(expected);
  jest.useRealTimers();
});

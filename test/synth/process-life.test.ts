import { parseProcStat, tryReadProcess } from '../../lib/synth/process-life';

const AFTER_STATE = Array.from({ length: 49 }, (_, index) => index + 4).join(' ');

test.each([
  ['R', false],
  ['S', false],
  ['D', false],
  ['Z', true],
  ['X', true],
])('a process in state %s has ended: %s', (state, hasEnded) => {
  expect(parseProcStat(`29613 (node) ${state} ${AFTER_STATE}\n`)).toEqual({ hasEnded, started: '22' });
});

test('a name with spaces and parentheses is passed over', () => {
  expect(parseProcStat(`1 (a) Z (b) S ${AFTER_STATE}\n`).hasEnded).toBe(false);
});

test('of a process that does not exist nothing is told', () => {
  expect(tryReadProcess(2 ** 30)).toBeUndefined();
});

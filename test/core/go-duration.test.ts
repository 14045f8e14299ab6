import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { formatGoDuration, tryParseGoDuration } from '../../lib/core/go-duration';

test.each([
  [Duration.seconds(0), '0s'],
  [Duration.seconds(90), '1m30s'],
  [Duration.minutes(2), '2m'],
  [Duration.hours(25), '25h'],
])('%j is written in the fewest parts', (duration, expected) => {
  expect(formatGoDuration(duration)).toBe(expected);
});

test.each(['', '2', '1.5m', '2m ', 'm', '-1s', '10ms'])('%j is no duration that is read', (text) => {
  expect(tryParseGoDuration(text)).toBeUndefined();
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.nat(), (seconds) => {
      expect(tryParseGoDuration(formatGoDuration(Duration.seconds(seconds)))?.toSeconds()).toBe(seconds);
    }),
  );
});

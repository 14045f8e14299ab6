import { Duration } from 'cdk8s';

const UNITS = [
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/** A duration of whole seconds as Go's flags read it, in the fewest parts: `2m`, `1h30m`, `45s`. */
export function formatGoDuration(duration: Duration): string {
  let seconds = duration.toSeconds();
  let text = '';
  for (const [unit, size] of UNITS) {
    if (seconds >= size) text += `${Math.floor(seconds / size)}${unit}`;
    seconds %= size;
  }
  return text || '0s';
}

/** Reads a duration of whole hours, minutes and seconds as Go writes it; undefined for any other text. */
export function tryParseGoDuration(text: string): Duration | undefined {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!match || text === '') return undefined;
  const amounts = match.slice(1).map((amount) => Number(amount ?? 0));
  return Duration.seconds(UNITS.reduce((seconds, [, size], index) => seconds + (amounts[index] ?? 0) * size, 0));
}

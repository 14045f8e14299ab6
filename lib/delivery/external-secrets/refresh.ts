import type { Duration } from 'cdk8s';
import type { OwnFinding } from '../../core/report-finding.ts';

/**
 * Refuses a time between two rounds that is no whole number of seconds, or none at all.
 *
 * @param prop Its name in the program.
 * @param zero What the operator does with 0, as a clause.
 */
export function intervalProblems(prop: string, interval: Duration | undefined, zero: string): readonly OwnFinding[] {
  const seconds = interval?.toSeconds({ integral: false }) ?? 1;
  if (Number.isInteger(seconds) && seconds > 0) return [];
  return [
    {
      code: 'eso/refresh-interval',
      severity: 'error',
      problem: `${prop} is ${seconds} seconds.`,
      cause:
        seconds === 0
          ? `With 0, ${zero}.`
          : 'No store is meant to be asked several times a second, and fractions are refused here.',
      mend: `Write ${prop}: Duration.minutes(5), or leave it out.`,
    },
  ];
}

/**
 * A duration as the API server writes one, all smaller units included: `1h0m0s`, `30m0s`, `45s`.
 *
 * It stores what it is given, but its own defaults and everything that the operator writes look like this.
 */
export function formatApiDuration(duration: Duration): string {
  const seconds = duration.toSeconds({ integral: false });
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}h` : ''}${hours + minutes > 0 ? `${minutes}m` : ''}${seconds % 60}s`;
}

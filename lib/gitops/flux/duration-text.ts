import type { Duration } from 'cdk8s';

/** A duration as Flux's CRDs take it: whole minutes when it can be told in them, else seconds. */
export function durationText(duration: Duration): string {
  const seconds = duration.toSeconds();
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

import type { Binding } from '../binding.ts';

/** Seconds between two looks at the store where no binding says otherwise (ESO 2.9.0, `refreshInterval`). */
export const DEFAULT_REFRESH_SECONDS = 3600;

/** Seconds between two looks at the store for a binding's Secret. */
export function refreshSecondsOf({ props }: Binding): number {
  return props.rotation?.every?.toSeconds() ?? DEFAULT_REFRESH_SECONDS;
}

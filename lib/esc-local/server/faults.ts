/** What goes wrong, for tests of clients. Shares are from 0 to 1; together at most 1. */
export interface EscLocalFaults {
  /** Share of requests that are answered with 429. @default 0 */
  readonly tooManyRequests?: number;
  /** What `Retry-After` says with a 429, in seconds. @default 0 */
  readonly retryAfterSeconds?: number;
  /** Share of requests that are answered with 500. @default 0 */
  readonly serverError?: number;
  /**
   * Share of requests whose connection is cut: half of them at once, half in the middle of the answer, which is after the
   * request has been carried out.
   *
   * @default 0
   */
  readonly cutConnection?: number;
  /** Share of requests that are answered late. @default 0 */
  readonly delay?: number;
  /** How late, in milliseconds. @default 1000 */
  readonly delayMilliseconds?: number;
  /** Chooses other requests to go wrong. @default 1 */
  readonly seed?: number;
}

/** What happens to one request. */
export type Fate = 'answer' | 'too-many-requests' | 'server-error' | 'cut-at-once' | 'cut-in-answer' | 'delay';

/**
 * The fate of the n-th request of its kind. It depends on the seed and the request alone, not on what else goes on, so
 * that a test with many requests at once meets the same faults in each run.
 */
export function fateOf(faults: EscLocalFaults, request: string, n: number): Fate {
  const { cutConnection = 0, delay = 0, seed = 1, serverError = 0, tooManyRequests = 0 } = faults;
  const shares: readonly (readonly [Fate, number])[] = [
    ['too-many-requests', tooManyRequests],
    ['server-error', serverError],
    ['cut-at-once', cutConnection / 2],
    ['cut-in-answer', cutConnection / 2],
    ['delay', delay],
  ];
  let left = draw(`${seed} ${n} ${request}`);
  for (const [fate, share] of shares) {
    if (left < share) return fate;
    left -= share;
  }
  return 'answer';
}

/** A number from 0 to below 1 that looks random: FNV-1a, then the last mixing steps of MurmurHash3. */
function draw(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

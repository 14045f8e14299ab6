import type { Answer, Outcome } from './answer.ts';

/** Longest wait between two tries, unless the service asks for more. */
const LONGEST_WAIT_MILLISECONDS = 5_000;

/** Answers that another try may change. */
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/** Answers of what stands before the service while the service is away. */
const OUTAGE_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

/** Failures of Node 20 and newer that no other try changes: a host that nobody knows, a request that cannot be made. */
const LASTING_FAILURE = /^(?:ENOTFOUND|ERR_INVALID_)/;

/** Codes of Node 20 and newer for a certificate that it does not trust. */
const UNTRUSTED = /CERT|^UNABLE_TO_|^ERR_TLS_|^ERR_SSL_/;

/** Whether the same request may be answered better a little later. */
export function isTransient(outcome: Outcome): boolean {
  if ('silence' in outcome) return !LASTING_FAILURE.test(outcome.silence) && !isUntrusted(outcome);
  return TRANSIENT_STATUSES.has(outcome.status) || (outcome.status >= 500 && outcome.status !== 501);
}

/** Whether the certificate of whoever answers stands in the way. */
export function isUntrusted(outcome: Outcome): boolean {
  return 'silence' in outcome && UNTRUSTED.test(outcome.silence);
}

/** Whether it looks as if nobody were there: no answer, or one from whatever stands before the service. */
export function isOutage(outcome: Outcome): boolean {
  return 'silence' in outcome || OUTAGE_STATUSES.has(outcome.status);
}

/** Whether the service may have done what it was asked to, although it did not say so. */
export function mayBeDone(outcome: Outcome): boolean {
  return 'silence' in outcome ? outcome.silence !== 'ECONNREFUSED' : !TRANSIENT_STATUSES.has(outcome.status);
}

/**
 * How long to wait before the next try: twice as long each time, between a half and the whole of it, so that clients which
 * failed together do not come back together. What the service asks for in `Retry-After` is waited for in any case.
 *
 * @param tries How many there were, from 1.
 * @param random A number from 0 to 1.
 */
export function waitMilliseconds(outcome: Outcome, tries: number, firstWait: number, random: number): number {
  const longest = Math.min(firstWait * 2 ** (tries - 1), LONGEST_WAIT_MILLISECONDS);
  const own = longest * (0.5 + random / 2);
  return 'silence' in outcome ? own : Math.max(own, retryAfterMilliseconds(outcome));
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function retryAfterMilliseconds(answer: Answer): number {
  const text = answer.header('Retry-After') ?? '';
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(milliseconds) ? 0 : Math.max(0, milliseconds);
}

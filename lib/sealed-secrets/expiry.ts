import type { CertificateFacts } from './sealing-certificates.ts';
import { SealingError } from './sealing-error.ts';

/** How many days before its end a certificate is worth a word. */
const DAYS_OF_WARNING = 90;

const DAY = 24 * 60 * 60 * 1000;

/**
 * What to say about a certificate that soon no longer seals; nothing when there is time.
 *
 * @throws SealingError when its time has passed: kubeseal 0.36.6 refuses it as well.
 */
export function expiryWarnings({ notAfter }: CertificateFacts, now: Date): readonly string[] {
  const left = Date.parse(notAfter) - now.getTime();
  const end = notAfter.slice(0, 'yyyy-mm-dd'.length);
  if (left < 0) {
    throw new SealingError(
      `The certificate ended on ${end}. Take the newest one from the controller; docs/sealed-secrets.md says how.`,
    );
  }
  const days = Math.floor(left / DAY);
  if (days >= DAYS_OF_WARNING) return [];
  return [`The certificate ends on ${end}, in ${days} days; then it seals no more. What is sealed stays readable.`];
}

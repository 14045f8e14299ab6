import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MILLISECONDS = 100;

/**
 * Asks again and again until there is an answer.
 *
 * @param what Ends the sentence "waited in vain until ...".
 * @throws Error when the time is over.
 */
export async function until<T>(what: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`After ${seconds} s, waited in vain until ${what}.`);
    await sleep(PAUSE_MILLISECONDS);
  }
}

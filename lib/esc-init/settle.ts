import { EscError } from '../esc/esc-error.ts';

/** What became of much work. */
export interface Settled<Result> {
  readonly done: readonly Result[];
  /** What kept Pulumi ESC from answering; each once. */
  readonly failures: readonly EscError[];
}

/** Does work for many things at a time, and goes on when Pulumi ESC fails for some. */
export async function settle<Thing, Result>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): Promise<Settled<Result>> {
  const outcomes = await Promise.allSettled(things.map(work));
  const failures = new Map<string, EscError>();
  const done: Result[] = [];
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') done.push(outcome.value);
    else if (outcome.reason instanceof EscError) failures.set(outcome.reason.problem, outcome.reason);
    else throw outcome.reason;
  }
  return { done, failures: [...failures.values()] };
}

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { EscError } from './esc-error.ts';

/**
 * Ends the work of a client, once and for all: its time is up, somebody interrupts, nobody answers, or the token is refused.
 */
export class WorkTime {
  readonly #end = new AbortController();
  readonly #last: number;
  readonly #timeUp: () => EscError;

  /**
   * @param milliseconds How long the work may take, from now on.
   * @param interrupt Ends it before.
   * @param trouble Says what was wrong until then.
   */
  constructor(milliseconds: number, interrupt: AbortSignal | undefined, trouble: () => string) {
    setMaxListeners(0, this.#end.signal);
    this.#last = performance.now() + milliseconds;
    this.#timeUp = () => timeUp(milliseconds, trouble());
    const timer = setTimeout(() => this.end(this.#timeUp()), milliseconds);
    // A program that has nothing else to do does not wait for the end of its time.
    timer.unref();
    const stop = () => this.end(interrupted());
    if (interrupt?.aborted) stop();
    interrupt?.addEventListener('abort', stop, { once: true });
  }

  /** Says when the work ends. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  get hasEnded(): boolean {
    return this.#end.signal.aborted;
  }

  end(reason: EscError): void {
    this.#end.abort(reason);
  }

  /** @throws EscError, the reason, when the work has ended. */
  check(): void {
    this.#end.signal.throwIfAborted();
  }

  /** Waits, or throws the reason when the work ends before; at once where the time would be up. */
  async wait(milliseconds: number): Promise<void> {
    if (performance.now() + milliseconds > this.#last) throw this.#timeUp();
    await sleep(milliseconds, undefined, { signal: this.#end.signal }).catch(() => this.check());
  }
}

function timeUp(milliseconds: number, trouble: string): EscError {
  return new EscError({
    kind: 'time-limit',
    problem: `Pulumi ESC did not answer everything within ${milliseconds / 1000} seconds.`,
    cause: trouble,
    mend: 'Give it more time, ask for less at once, or try again later.',
  });
}

function interrupted(): EscError {
  return new EscError({
    kind: 'interrupted',
    problem: 'The work with Pulumi ESC was interrupted.',
    cause: 'Somebody ended it.',
    mend: 'Start it again when you like.',
  });
}

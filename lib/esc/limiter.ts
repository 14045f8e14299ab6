/** Runs no more than so many things at a time, in the order in which they were asked for. */
export class Limiter {
  #free: number;
  readonly #waiting = new Set<() => void>();

  /** @param atOnce A whole number from 1. */
  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((go) => this.#waiting.add(go));
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  /** The place goes to the next in line directly, so that nobody who comes meanwhile gets before it. */
  #release(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free++;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}

import type { Progress } from '../core/progress.ts';

/** Work that is done sooner says nothing. Milliseconds. */
const PATIENCE = 1000;

/** Time between two updates of the line. Milliseconds. */
const PAUSE = 100;

const ERASE_LINE = '\r\u001b[K';

/** One line on standard error that says how far the work is: on a terminal only, and only after a second. */
export class TerminalProgress {
  private next = Date.now() + PATIENCE;
  private shown = false;

  readonly report: Progress = (what, done, total) => {
    if (!process.stderr.isTTY || Date.now() < this.next) return;
    process.stderr.write(`${ERASE_LINE}${what}: ${done} of ${total}`);
    this.next = Date.now() + PAUSE;
    this.shown = true;
  };

  /** Takes the line away. */
  end(): void {
    if (this.shown) process.stderr.write(ERASE_LINE);
    this.shown = false;
  }
}

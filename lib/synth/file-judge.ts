import { closeSync, constants, openSync, readSync } from 'node:fs';
import { isMarked, MARK_BYTES } from './generated-mark.ts';

/** A link that takes a file's place after it was listed is an error, not a way out of the folder. */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/**
 * Compares files with what they should hold.
 *
 * Opens each file once and reads no more than the answer takes, into the same memory for all of them.
 */
export class FileJudge {
  private found = Buffer.allocUnsafe(65_536);
  private wanted = Buffer.allocUnsafe(65_536);

  /** Whether the file holds exactly the wanted content; else whether it is ours by its mark, or somebody else's. */
  judge(file: string, wanted?: string): 'same' | 'marked' | 'foreign' {
    const wantedBytes = wanted === undefined ? -1 : this.encode(wanted);
    const foundBytes = this.read(file, Math.max(wantedBytes + 1, MARK_BYTES));
    if (foundBytes === wantedBytes && this.found.compare(this.wanted, 0, wantedBytes, 0, foundBytes) === 0)
      return 'same';
    return isMarked(this.found.toString('latin1', 0, Math.min(foundBytes, MARK_BYTES))) ? 'marked' : 'foreign';
  }

  private encode(text: string): number {
    // Three bytes are the most that UTF-8 needs for one unit of UTF-16.
    if (text.length * 3 > this.wanted.length) this.wanted = Buffer.allocUnsafe(text.length * 3);
    return this.wanted.write(text);
  }

  private read(file: string, limit: number): number {
    if (limit > this.found.length) this.found = Buffer.allocUnsafe(limit * 2);
    const descriptor = openSync(file, READ);
    try {
      let length = 0;
      for (let read = -1; read !== 0 && length < limit; length += read) {
        read = readSync(descriptor, this.found, length, limit - length, null);
      }
      return length;
    } finally {
      closeSync(descriptor);
    }
  }
}

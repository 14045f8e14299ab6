import { readSync } from 'node:fs';

/** A text that can be read more than once. */
export interface TextSource {
  /**
   * Reads what the text has at an offset.
   *
   * @param into Filled from index `at` on, as far as the text and the room go.
   * @returns the number of bytes read; 0 at the end of the text and beyond, and where there is no room.
   * @throws Error of Node's file system, whose message may have a path in it.
   */
  read(into: Buffer, at: number, offset: number): number;
}

/** An open file. */
export function fileSource(descriptor: number): TextSource {
  return {
    read(into, at, offset) {
      let end = at;
      while (end < into.length) {
        const count = readSync(descriptor, into, end, into.length - end, offset + end - at);
        if (count === 0) break;
        end += count;
      }
      return end - at;
    },
  };
}

/** A text in memory. */
export function memorySource(text: Buffer): TextSource {
  return { read: (into, at, offset) => text.copy(into, at, Math.min(offset, text.length)) };
}

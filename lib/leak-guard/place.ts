import type { TextSource } from './text-source.ts';

/** A place in a text as editors count: both from 1. */
export interface Place {
  readonly line: number;
  /** In code points of UTF-8. */
  readonly column: number;
}

/**
 * Finds lines and columns in one pass.
 *
 * @param offsets Offsets in bytes, ascending.
 */
export function placesOf(source: TextSource, offsets: readonly number[]): readonly Place[] {
  const cursor = new Cursor(source);
  const places = offsets.map((offset) => cursor.advance(offset));
  cursor.wipe();
  return places;
}

const CHUNK = 64 * 1024;

class Cursor {
  private readonly chunk = Buffer.alloc(CHUNK);
  private line = 1;
  private column = 1;
  /** Offset of the chunk, and how much of it has been read and counted. */
  private offset = 0;
  private filled = 0;
  private counted = 0;

  constructor(private readonly source: TextSource) {}

  /** Stays at the end of a text that has become shorter since its offsets were found. */
  advance(to: number): Place {
    while (this.offset + this.counted < to && (this.counted < this.filled || this.fill())) {
      const byte = this.chunk[this.counted++] as number;
      if (byte === LINE_FEED) {
        this.line++;
        this.column = 1;
      } else if (isFirstOfCharacter(byte)) this.column++;
    }
    return { line: this.line, column: this.column };
  }

  wipe(): void {
    this.chunk.fill(0);
  }

  private fill(): boolean {
    this.offset += this.filled;
    this.counted = 0;
    this.filled = this.source.read(this.chunk, 0, this.offset);
    return this.filled > 0;
  }
}

const LINE_FEED = 0x0a;

/** Neither the continuation of a character of UTF-8, nor the empty half of a letter in UTF-16. */
function isFirstOfCharacter(byte: number): boolean {
  return (byte & 0xc0) !== 0x80 && byte !== 0;
}

import { FOLDED, IS_SIGNIFICANT } from './significant-bytes.ts';
import { wipeable } from './wipeable.ts';

/** The significant bytes of a text, and where each of them stood. */
export class SiftedText {
  readonly bytes: Buffer;
  /** Offsets in the text, by index in {@link bytes}; doubles, because a text may have more than 4 GiB. */
  readonly offsets: Float64Array;
  length = 0;

  constructor(capacity: number) {
    this.bytes = wipeable(capacity);
    this.offsets = new Float64Array(capacity);
  }

  /** Adds one byte, if it counts. */
  push(byte: number, offset: number): void {
    this.bytes[this.length] = FOLDED[byte] as number;
    this.offsets[this.length] = offset;
    this.length += IS_SIGNIFICANT[byte] as number;
  }

  /** Forgets the first bytes. */
  shift(count: number): void {
    this.bytes.copyWithin(0, count, this.length);
    this.offsets.copyWithin(0, count, this.length);
    this.length -= count;
  }

  /** Overwrites everything with zeros. */
  wipe(): void {
    this.bytes.fill(0);
    this.offsets.fill(0);
    this.length = 0;
  }
}

import { WINDOW } from './judge.ts';
import type { SiftedText } from './sifted-text.ts';

/** Told that a pattern begins at an index. */
export type PatternReport = (pattern: number, start: number) => void;

/**
 * Many byte patterns that are looked for at once, in time linear in the text and not in their number.
 *
 * Each pattern is known by {@link WINDOW} bytes of it, the ones that fewest other patterns have. Each window of the text is
 * looked up in a bitmap that fits a processor's cache; the few that pass are looked up in a hash table, and compared.
 */
export class PatternSet {
  /** How many bytes of a text before the end of a window are needed to judge it. */
  readonly before: number = WINDOW;
  /** How many behind. */
  readonly after: number = 0;

  private readonly arena: Buffer;
  /** Where each pattern begins in the arena; one more entry for the end. */
  private readonly starts: Float64Array;
  /** From the beginning of each pattern to the end of its window. */
  private readonly windowEnds: Int32Array;
  /** The pattern after this one in its slot of the hash table, or -1. */
  private readonly nexts: Int32Array;
  private readonly slots: Int32Array;
  private readonly slotShift: number;
  private readonly bitmap: Int32Array;
  private readonly bitShift: number;

  /** @param patterns Each of at least {@link WINDOW} bytes; copied. */
  constructor(patterns: readonly Uint8Array[]) {
    this.arena = Buffer.concat(patterns);
    this.starts = new Float64Array(patterns.length + 1);
    patterns.forEach(({ length }, index) => {
      this.starts[index + 1] = (this.starts[index] as number) + length;
    });
    const slotBits = bitsFor(2 * patterns.length);
    this.slots = new Int32Array(1 << slotBits).fill(-1);
    this.slotShift = 32 - slotBits;
    const bitmapBits = bitsFor(BITS_A_PATTERN * patterns.length);
    this.bitmap = new Int32Array(1 << (bitmapBits - 5));
    this.bitShift = 32 - bitmapBits;
    this.nexts = new Int32Array(patterns.length).fill(-1);
    this.windowEnds = this.chooseWindows(patterns);
    for (const [index, { length }] of patterns.entries()) {
      const end = this.windowEnds[index] as number;
      this.before = Math.max(this.before, end);
      this.after = Math.max(this.after, length - end);
      this.add(index, hashAt(patterns[index] as Uint8Array, end));
    }
  }

  /** Bytes of a pattern. */
  lengthOf(pattern: number): number {
    return (this.starts[pattern + 1] as number) - (this.starts[pattern] as number);
  }

  /** Looks at the windows that end between two indices of a text; only there, though patterns may begin before and end behind. */
  search({ bytes, length }: SiftedText, from: number, to: number, report: PatternReport): void {
    const { bitmap, bitShift } = this;
    let high = 0;
    let low = 0;
    for (let index = Math.max(0, from - WINDOW); index < to; index++) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (bytes[index] as number);
      const hash = mix(high, low);
      const bit = hash >>> bitShift;
      if (index >= from && ((bitmap[bit >>> 5] as number) >>> (bit & 31)) & 1) {
        this.compare(bytes, length, index + 1, hash, report);
      }
    }
  }

  /** Overwrites every pattern with zeros. */
  wipe(): void {
    for (const array of [this.arena, this.slots, this.bitmap]) array.fill(0);
  }

  /** For each pattern the end of the window that fewest patterns share, the first of them. */
  private chooseWindows(patterns: readonly Uint8Array[]): Int32Array {
    const bits = bitsFor(this.arena.length);
    const counts = new Uint8Array(1 << bits);
    const slotOf = (hash: number) => hash >>> (32 - bits);
    for (const pattern of patterns) {
      for (let end = WINDOW; end <= pattern.length; end++) {
        const slot = slotOf(hashAt(pattern, end));
        counts[slot] = Math.min(MANY, (counts[slot] as number) + 1);
      }
    }
    const chosen = Int32Array.from(patterns, (pattern) => {
      let best = WINDOW;
      let fewest = MANY + 1;
      for (let end = WINDOW; end <= pattern.length && fewest > 1; end++) {
        const count = counts[slotOf(hashAt(pattern, end))] as number;
        if (count < fewest) [best, fewest] = [end, count];
      }
      return best;
    });
    counts.fill(0);
    return chosen;
  }

  private add(pattern: number, hash: number): void {
    const bit = hash >>> this.bitShift;
    this.bitmap[bit >>> 5] = (this.bitmap[bit >>> 5] as number) | (1 << (bit & 31));
    const slot = hash >>> this.slotShift;
    this.nexts[pattern] = this.slots[slot] as number;
    this.slots[slot] = pattern;
  }

  private compare(bytes: Uint8Array, length: number, end: number, hash: number, report: PatternReport): void {
    for (let one = this.slots[hash >>> this.slotShift] as number; one >= 0; one = this.nexts[one] as number) {
      const start = end - (this.windowEnds[one] as number);
      if (this.isAt(one, bytes, start, length)) report(one, start);
    }
  }

  private isAt(pattern: number, bytes: Uint8Array, start: number, length: number): boolean {
    const from = this.starts[pattern] as number;
    const size = this.lengthOf(pattern);
    if (start + size > length) return false;
    for (let index = 0; index < size; index++) {
      if (this.arena[from + index] !== bytes[start + index]) return false;
    }
    return true;
  }
}

/** One window of the text in 64 that is no pattern's passes the bitmap. */
const BITS_A_PATTERN = 64;

/** More than this many windows are as good as any number. */
const MANY = 255;

/** The number of bits that tell this many things apart, within what is sensible for a table. */
function bitsFor(count: number): number {
  return Math.min(24, Math.max(10, Math.ceil(Math.log2(count + 1))));
}

function hashAt(bytes: Uint8Array, end: number): number {
  let high = 0;
  let low = 0;
  for (let index = end - WINDOW; index < end; index++) {
    high = (high << 8) | (low >>> 24);
    low = (low << 8) | (bytes[index] as number);
  }
  return mix(high, low);
}

const { imul } = Math;

/** A hash of eight bytes whose upper bits are as good as any: multiplicative hashing with two odd constants. */
function mix(high: number, low: number): number {
  return imul(high ^ imul(low, 0x9e3779b1), 0x85ebca6b);
}

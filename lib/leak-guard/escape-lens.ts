import { isIntroducer, LONGEST_ESCAPE, readEscape, SINGLE_BYTE } from './escape.ts';
import type { Lens, Piece } from './lens.ts';
import { SiftedText } from './sifted-text.ts';
import { FOLDED, IS_SIGNIFICANT } from './significant-bytes.ts';
import { wipeableCopy } from './wipeable.ts';

/** How often an escape may stand for the beginning of another one: `%252541` is `A`. */
const DEPTH = 4;

/** How many bytes have to be there behind an escape's first one, unless the text ends before. */
export const LOOKAHEAD = DEPTH * LONGEST_ESCAPE;

/**
 * Reads a text with every escape replaced by what it says: backslashes of JSON, YAML and source code, `%` of URLs, `&` of HTML.
 *
 * A `\` or `%` begins an escape also where it came out of another, so that text that was escaped twice reads like text that was
 * escaped once. The price: a value may itself hold what looks like an escape. So values are read through this lens too before
 * they are looked for ({@link unescaped}), and both sides come out alike. A `&` that came out of an escape is just that: what
 * follows it may be escaped as well.
 */
export const escapeLens: Lens = (piece, from, stop, text) => {
  const { bytes, offset } = piece;
  const { bytes: out, offsets } = text;
  let index = from;
  while (index < stop) {
    const byte = bytes[index] as number;
    if (BEGINS_ESCAPE[byte]) {
      index = addEscape(piece, index, text);
      continue;
    }
    out[text.length] = FOLDED[byte] as number;
    offsets[text.length] = offset + index;
    text.length += IS_SIGNIFICANT[byte] as number;
    index++;
  }
  return index;
};

/** Whether a text has a byte that could begin an escape; without one, both lenses see the same. */
export function mayHaveEscapes(bytes: Buffer): boolean {
  return INTRODUCERS.some((introducer) => bytes.includes(introducer));
}

/** The significant bytes of a value behind {@link escapeLens}. */
export function unescaped(value: Buffer): Buffer {
  const text = new SiftedText(Math.ceil(EXPANSION * value.length));
  escapeLens({ bytes: value, end: value.length, offset: 0 }, 0, value.length, text);
  const result = wipeableCopy(text.bytes.subarray(0, text.length));
  text.wipe();
  return result;
}

/** Two bytes, `\L`, become three: no escape grows more. */
export const EXPANSION = 1.5;

const AMPERSAND = 0x26;
const INTRODUCERS = ['\\', '%', '&'];

const BEGINS_ESCAPE = Uint8Array.from({ length: 256 }, (_, byte) => (isIntroducer(byte) ? 1 : 0));

/** Adds what the escape at an index says, or the byte itself; returns the index behind. */
function addEscape({ bytes, end, offset }: Piece, at: number, text: SiftedText): number {
  let code = bytes[at] as number;
  let next = at + 1;
  for (let depth = 0; depth < DEPTH && isIntroducer(code) && (depth === 0 || code !== AMPERSAND); depth++) {
    const found = readEscape(code, bytes, next, end);
    if (!found) break;
    ({ code, next } = found);
  }
  addCode(code, offset + at, text);
  return next;
}

function addCode(code: number, offset: number, text: SiftedText): void {
  if (code < 0x80) text.push(code, offset);
  else if (code >= SINGLE_BYTE) text.push(code - SINGLE_BYTE, offset);
  else for (const byte of Buffer.from(String.fromCodePoint(code))) text.push(byte, offset);
}

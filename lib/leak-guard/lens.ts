import type { SiftedText } from './sifted-text.ts';
import { FOLDED, IS_SIGNIFICANT } from './significant-bytes.ts';

/** A piece of a text in memory. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** How many of the bytes are filled. */
  readonly end: number;
  /** Offset of the first byte in the text. */
  readonly offset: number;
}

/**
 * A way to read a text: adds the significant bytes of a piece from index `from` to `text`. It begins nothing at or behind index
 * `stop`, but may end what it began before; returns the index behind the last byte read.
 */
export type Lens = (piece: Piece, from: number, stop: number, text: SiftedText) => number;

/** Reads a text as it stands. */
export const plainLens: Lens = ({ bytes, offset }, from, stop, text) => {
  const { bytes: out, offsets } = text;
  let { length } = text;
  for (let index = from; index < stop; index++) {
    const byte = bytes[index] as number;
    out[length] = FOLDED[byte] as number;
    offsets[length] = offset + index;
    length += IS_SIGNIFICANT[byte] as number;
  }
  text.length = length;
  return stop;
};

/**
 * What is compared of a text, and what is not.
 *
 * White space, quotes and backslashes come and go as a value is folded, wrapped, indented and quoted; `$` is doubled where a
 * single one would be substituted; UTF-16 puts a zero byte beside each letter. None of them counts. The base64 of URLs writes
 * `-` and `_` for `+` and `/`: each pair is one. All this looks at one byte at a time, so that a value inside a text is found
 * whatever stands around it.
 */
const SKIPPED = Buffer.from('\0\t\n\r "\'\\$');

/** 1 for a byte that counts, 0 for one that is skipped, by byte. */
export const IS_SIGNIFICANT = Uint8Array.from({ length: 256 }, (_, byte) => (SKIPPED.includes(byte) ? 0 : 1));

/** What a byte counts as, by byte. */
export const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => byte);
FOLDED['-'.charCodeAt(0)] = '+'.charCodeAt(0);
FOLDED['_'.charCodeAt(0)] = '/'.charCodeAt(0);

/** Moves the significant bytes to the front of their buffer and wipes the rest of it. */
export function foldInPlace(bytes: Buffer): Buffer {
  let length = 0;
  for (const byte of bytes) {
    bytes[length] = FOLDED[byte] as number;
    length += IS_SIGNIFICANT[byte] as number;
  }
  bytes.fill(0, length);
  return bytes.subarray(0, length);
}

/** The part from the first significant byte to the last one. */
export function coreOf(bytes: Buffer): Buffer {
  let start = 0;
  let end = bytes.length;
  while (start < end && !IS_SIGNIFICANT[bytes[start] as number]) start++;
  while (end > start && !IS_SIGNIFICANT[bytes[end - 1] as number]) end--;
  return bytes.subarray(start, end);
}

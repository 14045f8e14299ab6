import { isUtf8 } from 'node:buffer';
import type { Form, FormKind } from './form.ts';

/** Bytes that tell forms apart quickly; no form that is looked for is shorter. */
export const WINDOW = 8;

/**
 * Least number of significant bytes of a form that cannot be there by accident: 8 bytes of text, of which 10 characters of
 * base64 remain in the worst position, and 16 of hex.
 */
const SHORTEST: Readonly<Record<FormKind, number>> = {
  text: WINDOW,
  base64: 10,
  'base64-of-base64': 10,
  'base64-of-json': 10,
  hex: 16,
  'private-key-lines': WINDOW,
  'private-key-file': WINDOW,
};

/** The same for text that consists of words, names and numbers, as much of every repository does. */
const SHORTEST_WORDS = 16;

/** What has fewer different bytes is a filler: `xxxxxxxxxxxx`, `000000000000`. */
const FEWEST_DIFFERENT = 5;

/** A judge of one value's forms: is it telling to find this one somewhere? */
export function judgeOf(value: Buffer): (form: Form) => boolean {
  const shortest = { ...SHORTEST, text: consistsOfWords(value) ? SHORTEST_WORDS : SHORTEST.text };
  return ({ bytes, kind }) => bytes.length >= shortest[kind] && isMixed(bytes);
}

/** Few bytes have to be looked at, mostly. */
function isMixed(bytes: Buffer): boolean {
  const different: number[] = [];
  for (const byte of bytes) {
    if (different.includes(byte)) continue;
    if (different.push(byte) === FEWEST_DIFFERENT) return true;
  }
  return false;
}

/**
 * Whether a value is a name as they stand everywhere, `us-east-1`, `db.example.com`, `10.0.0.1:8080`, `ConnectionString`: numbers,
 * and letters with at most four digits behind them, with {@link BETWEEN_WORDS} in between.
 */
function consistsOfWords(value: Buffer): boolean {
  if (!isUtf8(value)) return false;
  let letters = 0;
  let digits = 0;
  for (const byte of value) {
    if (isDigit(byte)) digits++;
    else if (BETWEEN_WORDS.includes(byte)) letters = digits = 0;
    else if (digits > 0 || !isLetter(byte)) return false;
    else letters++;
    if (letters > 0 && digits > LONGEST_SUFFIX) return false;
  }
  return true;
}

const BETWEEN_WORDS = Buffer.from('-._/:@, \t\r\n');
const LONGEST_SUFFIX = 4;

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Of any alphabet: UTF-8 has bytes of 128 and more for all but the English letters. */
function isLetter(byte: number): boolean {
  const lowerCase = byte | 0x20;
  return (lowerCase >= 0x61 && lowerCase <= 0x7a) || byte >= 0x80;
}

/** What an escape says: a code point of Unicode, or one byte. */
export interface Escape {
  /** A code point; a byte of 128 or more is {@link SINGLE_BYTE} and the byte. */
  readonly code: number;
  /** Index behind the escape. */
  readonly next: number;
}

/** Added to a byte that is meant as itself and not as the code point of its number: `%E9`, `\xe9`, `\351`. */
export const SINGLE_BYTE = 0x200000;

/** No escape has more bytes: a surrogate pair whose backslashes are doubled twice. */
export const LONGEST_ESCAPE = 16;

/** Reads the escape that one of `\`, `%` and `&` begins; undefined when the byte stands for itself. */
export function readEscape(introducer: number, bytes: Uint8Array, at: number, end: number): Escape | undefined {
  if (introducer === BACKSLASH) return readBackslash(bytes, at, end);
  return introducer === PERCENT ? byteOf(hex(bytes, at, at + 2, end), at + 2) : readEntity(bytes, at, end);
}

/** Whether a code point begins an escape. */
export function isIntroducer(code: number): boolean {
  return code === BACKSLASH || code === PERCENT || code === AMPERSAND;
}

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const AMPERSAND = 0x26;

/** Escapes of one letter in JSON, YAML 1.2, C, JavaScript, Python and Bash; line ends and tabs are white space to us. */
const LETTERS: Readonly<Record<string, number>> = {
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  a: 0x07,
  b: 0x08,
  e: 0x1b,
  f: 0x0c,
  v: 0x0b,
  N: 0x85,
  _: 0xa0,
  L: 0x2028,
  P: 0x2029,
};
const CODE_BY_LETTER = new Map(Object.entries(LETTERS).map(([letter, code]) => [letter.charCodeAt(0), code]));

function readBackslash(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  const letter = at < end ? (bytes[at] as number) : 0;
  const code = CODE_BY_LETTER.get(letter);
  if (code !== undefined) return { code, next: at + 1 };
  switch (letter) {
    case 0x75: // u
      return readUtf16(bytes, at + 1, end);
    case 0x78: // x
      return byteOf(hex(bytes, at + 1, at + 3, end), at + 3);
    case 0x55: // U
      return codePointOf(hex(bytes, at + 1, at + 9, end), at + 9);
    default:
      return readOctal(bytes, at, end);
  }
}

/** `\u00e9`, `\ud83d\ude00`, `\u{1f600}`. */
function readUtf16(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  if (bytes[at] === OPEN_BRACE) return readDelimited(bytes, at + 1, end, 16, CLOSE_BRACE);
  const high = hex(bytes, at, at + 4, end);
  if (high === undefined || high < 0xd800 || high > 0xdbff) return codePointOf(high, at + 4);
  let next = at + 4;
  while (next < at + 8 && bytes[next] === BACKSLASH) next++;
  const low = bytes[next] === 0x75 ? (hex(bytes, next + 1, next + 5, end) ?? 0) : 0;
  if (low < 0xdc00 || low > 0xdfff) return { code: REPLACEMENT, next: at + 4 };
  return { code: 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), next: next + 5 };
}

/** Exactly three digits, as Bash and C write a byte, or the zero byte. */
function readOctal(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  const value = digits(bytes, at, at + 3, end, 8);
  if (value !== undefined && value < 256) return byteOf(value, at + 3);
  return at < end && bytes[at] === 0x30 ? { code: 0, next: at + 1 } : undefined;
}

/** What HTML and XML writers escape (WHATWG HTML, "Escaping a string"); other names stand in pages, not for values. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const CODE_BY_ENTITY = Object.entries(ENTITIES).map(([name, character]) => ({
  name: Buffer.from(`${name};`),
  code: character.charCodeAt(0),
}));

function readEntity(bytes: Uint8Array, at: number, end: number): Escape | undefined {
  if (bytes[at] === HASH) {
    const isHex = ((bytes[at + 1] ?? 0) | LOWER_CASE) === 0x78;
    return isHex ? readDelimited(bytes, at + 2, end, 16, SEMICOLON) : readDelimited(bytes, at + 1, end, 10, SEMICOLON);
  }
  const entity = CODE_BY_ENTITY.find(
    ({ name }) => at + name.length <= end && name.every((byte, index) => bytes[at + index] === byte),
  );
  return entity && { code: entity.code, next: at + entity.name.length };
}

const HASH = 0x23;
const SEMICOLON = 0x3b;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LOWER_CASE = 0x20;

/** What a lone half of a surrogate pair becomes in UTF-8. */
const REPLACEMENT = 0xfffd;

/** One to seven digits and what ends them. */
function readDelimited(bytes: Uint8Array, at: number, end: number, base: number, close: number): Escape | undefined {
  for (let stop = at + 1; stop <= at + 7 && stop < end; stop++) {
    if (bytes[stop] === close) return codePointOf(digits(bytes, at, stop, end, base), stop + 1);
  }
  return undefined;
}

function byteOf(value: number | undefined, next: number): Escape | undefined {
  return value === undefined ? undefined : { code: value < 0x80 ? value : SINGLE_BYTE + value, next };
}

function codePointOf(code: number | undefined, next: number): Escape | undefined {
  if (code === undefined || code > 0x10ffff) return undefined;
  return { code: code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code, next };
}

function hex(bytes: Uint8Array, from: number, to: number, end: number): number | undefined {
  return digits(bytes, from, to, end, 16);
}

function digits(bytes: Uint8Array, from: number, to: number, end: number, base: number): number | undefined {
  if (to > end) return undefined;
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = digitOf(bytes[index] as number);
    if (digit >= base) return undefined;
    value = value * base + digit;
  }
  return value;
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = (byte | LOWER_CASE) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : 99;
}

import { wipeable, wipeableCopy } from './wipeable.ts';

/**
 * Encodings from bytes to bytes. The ones that Node has make strings, and a string cannot be wiped.
 */

const BASE64 = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');

/**
 * The characters of a base64 text that follow from these bytes alone, whatever stands before and behind them.
 *
 * @param lead How many bytes stand before them in their group of three: 0, 1 or 2.
 */
export function base64Core(bytes: Uint8Array, lead: number): Buffer {
  const first = Math.ceil((8 * lead) / 6);
  const end = Math.floor((8 * (lead + bytes.length)) / 6);
  const core = wipeable(Math.max(0, end - first));
  for (let index = 0; index < core.length; index++) {
    const bit = 6 * (first + index) - 8 * lead;
    const at = bit >> 3;
    const pair = ((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0);
    core[index] = BASE64[(pair >> (10 - (bit & 7))) & 63] as number;
  }
  return core;
}

/** The bytes of a base64 text without line ends. */
export function fromBase64(text: Buffer): Buffer {
  const padding = text.indexOf('=');
  const characters = text.subarray(0, padding < 0 ? undefined : padding);
  const bytes = wipeable(Math.floor((characters.length * 6) / 8));
  let bits = 0;
  for (const [index, character] of characters.entries()) {
    bits = ((bits << 6) | Math.max(0, BASE64.indexOf(character))) & 0xffff;
    const pending = (6 * (index + 1)) % 8;
    if (pending < 6) bytes[Math.floor((6 * (index + 1)) / 8) - 1] = (bits >> pending) & 0xff;
  }
  return bytes;
}

/** Two digits a byte. */
export function toHex(bytes: Uint8Array, letters: 'lower' | 'upper'): Buffer {
  const digits = Buffer.from(letters === 'lower' ? '0123456789abcdef' : '0123456789ABCDEF');
  const text = wipeable(2 * bytes.length);
  for (const [index, byte] of bytes.entries()) {
    text[2 * index] = digits[byte >> 4] as number;
    text[2 * index + 1] = digits[byte & 15] as number;
  }
  return text;
}

/** The text as it stands between the quotes of a JSON string. */
export function toJsonText(bytes: Uint8Array): Buffer {
  const text = wipeable(LONGEST_IN_JSON * bytes.length);
  let length = 0;
  for (const byte of bytes) {
    const short = SHORT_IN_JSON.get(byte);
    if (short !== undefined) length += text.write(`\\${short}`, length);
    else if (byte < 0x20) length += text.write(`\\u${byte.toString(16).padStart(4, '0')}`, length);
    else text[length++] = byte;
  }
  return text.subarray(0, length);
}

const LONGEST_IN_JSON = '\\u0000'.length;

const SHORT_IN_JSON: ReadonlyMap<number, string> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' }).map(
    ([character, short]) => [character.charCodeAt(0), short],
  ),
);

/** The text in ISO 8859-1 as far as it goes: `\xe9`, `%E9` and files of that encoding have such bytes. */
export function toLatin1(utf8: Uint8Array): Buffer {
  const text = wipeable(utf8.length);
  let length = 0;
  for (let index = 0; index < utf8.length; index++) {
    const byte = utf8[index] as number;
    // U+0080 to U+00FF are the two bytes C2 or C3 and the last six bits.
    const isLatin1 = byte === 0xc2 || byte === 0xc3;
    text[length++] = isLatin1 ? ((byte << 6) & 0xff) | ((utf8[++index] ?? 0) & 0x3f) : byte;
  }
  return text.subarray(0, length);
}

/** The text with each space as a form of a web page sends it. */
export function toFormText(bytes: Uint8Array): Buffer {
  const text = wipeableCopy(bytes);
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at)) text.write('+', at);
  return text;
}

/** The text with each `&` as a URL has it, so that none of them begins an entity of HTML. */
export function toTextWithoutEntities(bytes: Uint8Array): Buffer {
  const text = wipeable('%26'.length * bytes.length);
  let length = 0;
  for (const byte of bytes) {
    if (byte === AMPERSAND) length += text.write('%26', length);
    else text[length++] = byte;
  }
  return text.subarray(0, length);
}

const AMPERSAND = 0x26;

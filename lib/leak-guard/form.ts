import { base64Core, toFormText, toHex, toJsonText, toLatin1, toTextWithoutEntities } from './encode.ts';
import { unescaped } from './escape-lens.ts';
import { privateKeysIn } from './private-key.ts';
import { foldInPlace } from './significant-bytes.ts';
import { wipeableCopy } from './wipeable.ts';

/** What is done to a value before it is written somewhere; escapes, quotes and line ends are the lenses' business. */
export type FormKind =
  | 'text'
  | 'base64'
  | 'base64-of-base64'
  | 'base64-of-json'
  | 'hex'
  | 'private-key-lines'
  | 'private-key-file';

/** One shape that a value may have in a text. */
export interface Form {
  readonly kind: FormKind;
  /** The significant bytes to look for. */
  readonly bytes: Buffer;
}

/** Every form of a value that is looked for. What it returns has to be wiped. */
export function formsOf(value: Buffer): readonly Form[] {
  const trimmed = trim(value);
  const json = toJsonText(trimmed);
  const base64 = base64Core(trimmed, 0);
  const text = unescaped(trimmed);
  const keys = privateKeysIn(text);
  const forms = [
    ...textsOf(trimmed).map((bytes) => ({ kind: 'text', bytes }) as const),
    ...inBase64(trimmed).map((bytes) => ({ kind: 'base64', bytes }) as const),
    ...inBase64(base64).map((bytes) => ({ kind: 'base64-of-base64', bytes }) as const),
    ...(json.equals(trimmed) ? [] : inBase64(json)).map((bytes) => ({ kind: 'base64-of-json', bytes }) as const),
    ...(['lower', 'upper'] as const).map((letters) => ({ kind: 'hex', bytes: toHex(trimmed, letters) }) as const),
    ...keys.flatMap(({ pieces }) => pieces).map((bytes) => ({ kind: 'private-key-lines', bytes }) as const),
    ...keys.map(({ binary }) => ({ kind: 'private-key-file', bytes: foldInPlace(binary) }) as const),
  ];
  for (const bytes of [json, base64, text]) bytes.fill(0);
  return forms;
}

/** Without the white space at both ends, which many a writer drops. */
function trim(value: Buffer): Buffer {
  let start = 0;
  let end = value.length;
  while (start < end && isWhiteSpace(value[start])) start++;
  while (end > start && isWhiteSpace(value[end - 1])) end--;
  return value.subarray(start, end);
}

function isWhiteSpace(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

/** As each lens sees the value; most values give one form. */
function textsOf(value: Buffer): readonly Buffer[] {
  const spellings = [wipeableCopy(value), toLatin1(value), toFormText(value), toTextWithoutEntities(value)];
  const texts = spellings.flatMap((spelling) => [unescaped(spelling), foldInPlace(spelling)]);
  const distinct = texts.filter((text, index) => texts.findIndex((other) => other.equals(text)) === index);
  for (const text of texts) if (!distinct.includes(text)) text.fill(0);
  return distinct;
}

function inBase64(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((lead) => foldInPlace(base64Core(bytes, lead)));
}

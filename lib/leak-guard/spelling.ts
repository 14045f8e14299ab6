import type { FormKind } from './form.ts';
import type { Encoding } from './leak.ts';
import { coreOf } from './significant-bytes.ts';

/**
 * Names what stands where a form of a value was found.
 *
 * @param span The text from the first significant byte of the form to the last one or further.
 */
export function encodingOf(kind: FormKind, span: Buffer, value: Buffer): Encoding {
  if (kind === 'base64') return span.includes('-') || span.includes('_') ? 'base64url' : 'base64';
  return kind === 'text' ? spellingOf(coreOf(span), coreOf(value)) : kind;
}

/** By the first thing that the text has more of than the value. */
function spellingOf(span: Buffer, value: Buffer): Encoding {
  if (span.equals(value)) return 'plain';
  const more = SIGNS.find(([, sign]) => count(span, sign) > count(value, sign));
  return more ? more[0] : 'respelt';
}

const SIGNS: readonly (readonly [Encoding, string])[] = [
  ['utf-16', '\0'],
  ['url', '%'],
  ['html', '&'],
  ['escaped', '\\'],
  ['folded', '\n'],
  ['folded', '\r'],
  ['quoted', "'"],
  ['quoted', '"'],
  ['url', '+'],
  ['folded', ' '],
  ['folded', '\t'],
];

function count(bytes: Buffer, sign: string): number {
  let found = 0;
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + sign.length)) found++;
  return found;
}

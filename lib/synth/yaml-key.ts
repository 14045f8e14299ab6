import type { JsonObject } from '../core/json.ts';
import { inlineText } from './yaml-scalar.ts';

/** Above this many keys an insertion sort is slower than `Array.sort`. */
const FEW_KEYS = 16;

/** More different keys than any fleet has; a bound for data that is used as keys. */
const MAX_KNOWN_KEYS = 10_000;

const knownKeys = new Map<string, string>();

/** Keys that have a value, in order of UTF-16 code units. */
export function presentKeys(map: JsonObject): string[] {
  const keys: string[] = [];
  for (const key of Object.keys(map)) if (map[key] !== undefined) keys.push(key);
  return keys.length > FEW_KEYS ? keys.sort() : sortFew(keys);
}

/** A key as YAML, remembered: the same few hundred keys make up all manifests, and a look-up costs a tenth. */
export function keyText(key: string): string {
  const known = knownKeys.get(key);
  if (known !== undefined) return known;
  if (knownKeys.size >= MAX_KNOWN_KEYS) knownKeys.clear();
  const text = inlineText(key);
  knownKeys.set(key, text);
  return text;
}

/** An insertion sort: `Array.sort` on the few keys of a usual map was a fifth of the time of all emission. */
function sortFew(keys: string[]): string[] {
  for (let end = 1; end < keys.length; end++) {
    const key = keys[end] as string;
    let at = end;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}

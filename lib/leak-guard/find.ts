import type { FormKind } from './form.ts';
import type { WantedValue } from './wanted-values.ts';

/** A value in a text. */
export interface Find {
  readonly value: WantedValue;
  readonly kind: FormKind;
  /** Offset in the text, in bytes. */
  readonly start: number;
  /** Offset behind the last byte, or further: up to the next byte that counts. */
  readonly end: number;
}

/**
 * Makes one find of several at one place, and orders what is left by place: both lenses see a value that needs no escapes, and
 * a private key is found line by line.
 */
export function mergeFinds(finds: readonly Find[]): readonly Find[] {
  const lasts = new Map<WantedValue, Find>();
  const merged: Find[] = [];
  for (const find of [...finds].sort(byPlace)) {
    const last = lasts.get(find.value);
    const continues = last !== undefined && find.start < last.end + gapBetween(last, find);
    if (!continues) merged.push(find);
    lasts.set(find.value, continues && last.end > find.end ? last : find);
  }
  return merged;
}

/** The tighter of two finds that begin together says better how the value is written. */
function byPlace(a: Find, b: Find): number {
  return a.start - b.start || a.end - b.end;
}

/** Between two lines of a private key may lie those that the public key has too. Bytes. */
const LONGEST_GAP = 2048;

function gapBetween(a: Find, b: Find): number {
  return a.kind === 'private-key-lines' && b.kind === 'private-key-lines' ? LONGEST_GAP : 0;
}

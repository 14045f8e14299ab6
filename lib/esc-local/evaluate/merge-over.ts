import { isMapData, propertyOf, type Value } from './value.ts';

/**
 * Puts one value over another, as a JSON merge patch does: maps merge key by key, everything else replaces.
 *
 * Unlike in a merge patch, null is a value like others and removes nothing (pulumi/esc 0.25.0).
 */
export function mergeOver(top: Value, base: Value | undefined): Value {
  return base ? new Merge().over(top, base) : top;
}

class Merge {
  /** What each value was before this merge: a part and its base may meet one that has been merged already. */
  private readonly before = new Map<Value, Value>();

  over(top: Value, base: Value): Value {
    if (isSame(top, base) || this.before.get(base) === top) return base;
    const below = top.base ? this.over(top.base, base) : base;
    const merged = { ...top, base: below, data: isMapData(top.data) ? this.mapOver(top.data, below) : top.data };
    this.before.set(merged, top);
    return merged;
  }

  private mapOver(entries: ReadonlyMap<string, Value>, below: Value): ReadonlyMap<string, Value> {
    return new Map(
      [...entries].map(([key, value]) => {
        const base = propertyOf(below, key);
        return [key, base ? this.over(value, base) : value];
      }),
    );
  }
}

/** What an unknown value has under a key is made anew at each look. */
function isSame(a: Value, b: Value): boolean {
  return a === b || (a.unknown === true && b.unknown === true && a.def === b.def);
}

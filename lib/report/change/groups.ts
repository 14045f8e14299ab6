import { groupBy } from '../../core/group-by.ts';

/** Things that have a key in common; at least one. */
export type Group<Thing> = readonly [Thing, ...Thing[]];

/** Groups things by a key, in the order of their first appearance. */
export function groupsByKey<Thing>(
  things: Iterable<Thing>,
  key: (thing: Thing) => string,
): ReadonlyMap<string, Group<Thing>> {
  return groupBy(things, key) as unknown as ReadonlyMap<string, Group<Thing>>;
}

/** The same where nobody asks for a key. */
export function groupsOf<Thing>(things: Iterable<Thing>, key: (thing: Thing) => string): readonly Group<Thing>[] {
  return [...groupsByKey(things, key).values()];
}

/** One text for several, none of which runs into the next. */
export function keyOf(...parts: readonly (string | number | undefined)[]): string {
  return JSON.stringify(parts);
}

/** What one side has and the other has not. */
export function missingIn<Thing>(other: ReadonlyMap<string, unknown>, side: ReadonlyMap<string, Thing>): Thing[] {
  return [...side].filter(([key]) => !other.has(key)).map(([, thing]) => thing);
}

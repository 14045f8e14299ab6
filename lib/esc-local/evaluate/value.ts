import type { SourceRange } from './source-text.ts';

/** What a value holds: a scalar, or values. */
export type Data = string | number | boolean | null | readonly Value[] | ReadonlyMap<string, Value>;

/** An evaluated expression. */
export interface Value {
  /** Where it is defined. */
  readonly def: SourceRange;
  /** Of a map, the keys that it adds to its base. Of an unknown value null, or a text that says so. */
  readonly data: Data;
  /** The value of an import that lies below this one. */
  readonly base?: Value;
  readonly secret?: boolean;
  /** True when it could not be computed. */
  readonly unknown?: boolean;
  /** True when environments that import it may not put another value over it. */
  readonly final?: boolean;
}

/** True for a map, not for a list. */
export function isMapData(data: Data): data is ReadonlyMap<string, Value> {
  return data instanceof Map;
}

/** True for a list. */
export function isListData(data: Data): data is readonly Value[] {
  return Array.isArray(data);
}

/** A value that could not be computed. */
export function unknownAt(def: SourceRange): Value {
  return { def, data: null, unknown: true };
}

/** The keys of a map, those of the maps below it included. */
export function keysOf({ base, data }: Value): readonly string[] {
  if (!isMapData(data)) return [];
  return [...new Set([...(base ? keysOf(base) : []), ...data.keys()])];
}

/** What a map, or the map below it, has under a key; of an unknown value an unknown one. */
export function propertyOf(value: Value | undefined, key: string): Value | undefined {
  if (!value) return undefined;
  if (isMapData(value.data)) return value.data.get(key) ?? propertyOf(value.base, key);
  return value.unknown ? unknownAt(value.def) : undefined;
}

/** True when it, or anything in it, is secret. */
export function containsSecret(value: Value): boolean {
  return value.secret === true || partsOf(value).some(containsSecret);
}

/** True when it, or anything in it, is unknown. */
export function containsUnknown(value: Value): boolean {
  return value.unknown === true || partsOf(value).some(containsUnknown);
}

/** The values that a list or a map holds, merged ones included. */
function partsOf(value: Value): readonly Value[] {
  if (isListData(value.data)) return value.data;
  return keysOf(value).flatMap((key) => propertyOf(value, key) ?? []);
}

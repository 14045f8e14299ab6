import { byCodeUnit } from '../../core/compare.ts';
import type { SourceRange } from './source-text.ts';
import { isListData, isMapData, keysOf, propertyOf, type Value } from './value.ts';

/** A value as the API writes it: wrapped at every level. */
export interface WireValue {
  /** Absent for null and for an unknown value. */
  readonly value?: string | number | boolean | readonly WireValue[] | { readonly [key: string]: WireValue };
  readonly secret?: true;
  readonly unknown?: true;
  readonly trace: { readonly def: SourceRange; readonly base?: WireValue };
}

/** What a map of values looks like in the API. */
export interface WireProperties {
  readonly [key: string]: WireValue;
}

/** Writes a value for the API. */
export function toWire(value: Value): WireValue {
  const { base, def, secret, unknown } = value;
  const data = dataOf(value);
  return {
    ...(data !== undefined && { value: data }),
    ...(secret && { secret }),
    ...(unknown && { unknown }),
    trace: { def, ...(base && { base: toWire(base) }) },
  };
}

/** Writes the entries of a map, those of the maps below it included, in the order of their keys. */
export function toWireProperties(value: Value): WireProperties {
  const keys = [...keysOf(value)].sort(byCodeUnit);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const property = propertyOf(value, key);
      return property ? [[key, toWire(property)]] : [];
    }),
  );
}

function dataOf(value: Value): WireValue['value'] {
  const { data } = value;
  if (isListData(data)) return data.map(toWire);
  return isMapData(data) ? toWireProperties(value) : (data ?? undefined);
}

import { byCodeUnit } from '../../core/compare.ts';
import { isListData, isMapData, keysOf, propertyOf, type Value } from './value.ts';

/**
 * A value as it stands in an interpolated text; lists and maps in a form of the service's own. Of a map, the keys of
 * imports are left out (pulumi/esc 0.25.0).
 */
export function toText({ data }: Value): string {
  if (data === null) return '';
  if (isListData(data)) return data.map((item) => JSON.stringify(toText(item))).join(',');
  if (!isMapData(data)) return String(data);
  return [...data]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, item]) => `${JSON.stringify(key)}=${JSON.stringify(toText(item))}`)
    .join(',');
}

/** A value as JSON without white space: keys sorted, and escaped as Go's encoder does for the sake of HTML. */
export function toJsonText(value: Value): string {
  const { data } = value;
  if (isListData(data)) return `[${data.map(toJsonText).join(',')}]`;
  if (isMapData(data)) {
    return `{${sortedEntries(value)
      .map(([key, item]) => `${escaped(key)}:${toJsonText(item)}`)
      .join(',')}}`;
  }
  return typeof data === 'string' ? escaped(data) : JSON.stringify(data);
}

function sortedEntries(value: Value): readonly (readonly [string, Value])[] {
  return [...keysOf(value)].sort(byCodeUnit).flatMap((key) => {
    const item = propertyOf(value, key);
    return item ? [[key, item] as const] : [];
  });
}

function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

import { byCodeUnit } from '../core/compare.ts';
import { formatGoDuration, tryParseGoDuration } from '../core/go-duration.ts';
import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';

/** Value of one field. */
export type Scalar = string | number | boolean | null;

/** An object as paths and values, for instance `spec.template.spec.containers[secrets-store].image`. */
export type Fields = ReadonlyMap<string, Scalar>;

/**
 * The fields of an object, in order of their paths.
 *
 * List items stand under a natural key (name, flag, audience, rule's resource), so that order is no difference.
 */
export function fieldsOf(object: JsonObject): Fields {
  const fields: [string, Scalar][] = [];
  visit('', { ...object, rules: object.rules && rulesByResource(object.rules) }, fields);
  return new Map(fields.sort(([a], [b]) => byCodeUnit(a, b)));
}

/** A list item's natural keys, the best one first. */
const KEYS = ['name', 'audience', 'key', 'containerPort'];

function visit(path: string, value: Json | undefined, fields: [string, Scalar][]): void {
  if (value === undefined) return;
  if (isJsonObject(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) fields.push([path, '{}']);
    for (const [key, member] of entries) visit(memberPath(path, key), member, fields);
  } else if (Array.isArray(value)) {
    if (value.length === 0) fields.push([path, '[]']);
    const items = /\bargs$/.test(path) ? value.map(argument) : value.map(listItem);
    for (const [key, item] of withUniqueKeys(items)) visit(`${path}[${key}]`, item, fields);
  } else {
    fields.push([path, value as Scalar]);
  }
}

function memberPath(path: string, key: string): string {
  if (!/^\w+$/.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

type Item = readonly [key: string, value: Json];

// A flag stands under its name; durations in one spelling, since 120s and 2m are one setting.
function argument(arg: Json): Item {
  const [, flag, value] = /^(--?[^=]+)=(.*)$/s.exec(String(arg)) ?? [];
  if (flag === undefined || value === undefined) return [String(arg), arg];
  const duration = tryParseGoDuration(value);
  return [flag, duration ? formatGoDuration(duration) : value];
}

function listItem(item: Json, index: number): Item {
  if (Array.isArray(item)) return [String(index), item];
  if (!isJsonObject(item)) return [String(item), item];
  const keyName = KEYS.find((name) => item[name] !== undefined);
  if (keyName === undefined) return [String(index), item];
  const { [keyName]: key, ...rest } = item;
  return [String(key), rest];
}

function withUniqueKeys(items: readonly Item[]): Item[] {
  const seen = new Map<string, number>();
  return items.map(([key, value]) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return [count === 1 ? key : `${key}#${count}`, value];
  });
}

// A rule for two resources means the same as two rules for one each.
function rulesByResource(rules: Json): Json {
  return (rules as readonly JsonObject[]).flatMap(({ apiGroups, resources, ...rights }) =>
    texts(apiGroups).flatMap((group) =>
      texts(resources).map((resource) => ({ name: `${group || 'core'}/${resource}`, ...rights })),
    ),
  );
}

function texts(list: Json | undefined): readonly string[] {
  return Array.isArray(list) ? list.map(String) : ['*'];
}

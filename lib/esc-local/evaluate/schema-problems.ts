import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';

/**
 * What keeps data from matching a schema, with paths and never with values; nothing when it matches.
 *
 * Checks what the service checks (pulumi/esc 0.25.0): `uniqueItems` and `additionalProperties: false` are not looked at
 * and there is no type `integer`. Other than there, `$ref` and `dependentRequired` are not looked at either.
 */
export function schemaProblems(schema: Json | undefined, data: Json, path = ''): readonly string[] {
  if (!isJsonObject(schema)) return [];
  return [
    ...keywordProblems(schema, data).map((text) => problem(path, text)),
    ...partProblems(schema, data, path),
    ...choiceProblems(schema, data, path),
  ];
}

type Check = (limit: Json, data: Json) => boolean;

/** True when data meets a keyword; data of another type always does. */
const CHECKS: Readonly<Record<string, Check>> = {
  type: (type, data) => typeOf(data) === type,
  const: (constant, data) => isSame(constant, data),
  enum: (options, data) => Array.isArray(options) && options.some((option) => isSame(option, data)),
  minimum: isAtLeast(numberIn),
  exclusiveMinimum: (limit, data) => typeof data !== 'number' || data > Number(limit),
  maximum: isAtMost(numberIn),
  exclusiveMaximum: (limit, data) => typeof data !== 'number' || data < Number(limit),
  multipleOf: (divisor, data) => typeof data !== 'number' || Number.isInteger(data / Number(divisor)),
  minLength: isAtLeast(lengthOf),
  maxLength: isAtMost(lengthOf),
  pattern: (pattern, data) => typeof data !== 'string' || matches(String(pattern), data),
  minItems: isAtLeast(itemsIn),
  maxItems: isAtMost(itemsIn),
  minProperties: isAtLeast(keysIn),
  maxProperties: isAtMost(keysIn),
  required: (names, data) => !isJsonObject(data) || [names].flat().every((name) => Object.hasOwn(data, String(name))),
};

/** Measures what a keyword limits; undefined for data of another type. */
type Size = (data: Json) => number | undefined;

function isAtLeast(sizeOf: Size): Check {
  return (limit, data) => (sizeOf(data) ?? Number.POSITIVE_INFINITY) >= Number(limit);
}

function isAtMost(sizeOf: Size): Check {
  return (limit, data) => (sizeOf(data) ?? Number.NEGATIVE_INFINITY) <= Number(limit);
}

function numberIn(data: Json): number | undefined {
  return typeof data === 'number' ? data : undefined;
}

function lengthOf(data: Json): number | undefined {
  return typeof data === 'string' ? [...data].length : undefined;
}

function itemsIn(data: Json): number | undefined {
  return Array.isArray(data) ? data.length : undefined;
}

function keysIn(data: Json): number | undefined {
  return isJsonObject(data) ? Object.keys(data).length : undefined;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

function keywordProblems(schema: JsonObject, data: Json): readonly string[] {
  return Object.entries(CHECKS).flatMap(([keyword, isMet]) => {
    const limit = schema[keyword];
    return limit === undefined || isMet(limit, data) ? [] : [`${keyword} must be ${JSON.stringify(limit)}`];
  });
}

function partProblems(schema: JsonObject, data: Json, path: string): readonly string[] {
  const { additionalProperties, items: itemSchema, prefixItems, properties: named } = schema;
  if (Array.isArray(data)) {
    const first: readonly Json[] = Array.isArray(prefixItems) ? prefixItems : [];
    return data.flatMap((item, index) => schemaProblems(first[index] ?? itemSchema, item, `${path}[${index}]`));
  }
  if (!isJsonObject(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const own = isJsonObject(named) ? named[key] : undefined;
    return schemaProblems(own ?? additionalProperties, value ?? null, path === '' ? key : `${path}.${key}`);
  });
}

function choiceProblems({ anyOf, oneOf }: JsonObject, data: Json, path: string): readonly string[] {
  const matching = (schemas: readonly Json[]) => schemas.filter((schema) => schemaProblems(schema, data).length === 0);
  const problems: string[] = [];
  if (Array.isArray(anyOf) && matching(anyOf).length === 0)
    problems.push(problem(path, 'at least one schema must match'));
  if (Array.isArray(oneOf) && matching(oneOf).length !== 1)
    problems.push(problem(path, 'exactly one schema must match'));
  return problems;
}

function problem(path: string, text: string): string {
  return path === '' ? text : `${path}: ${text}`;
}

function typeOf(data: Json): string {
  if (data === null) return 'null';
  return Array.isArray(data) ? 'array' : typeof data;
}

function isSame(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function canonical(data: Json): string {
  return JSON.stringify(data, (_, part) =>
    isJsonObject(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}

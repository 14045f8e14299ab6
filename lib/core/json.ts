/** What a manifest is made of: plain data, as the API server reads it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A map of {@link Json}. A key whose value is `undefined` counts as absent. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** True for a map, false for a list, a scalar or null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

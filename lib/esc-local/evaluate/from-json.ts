import { isJsonObject, type Json } from '../../core/json.ts';
import type { SourceRange } from './source-text.ts';
import type { Value } from './value.ts';

/** Plain data as a value; a secret one is secret in each of its parts. */
export function valueFromJson(json: Json | undefined, def: SourceRange, secret = false): Value {
  return { def, data: dataFromJson(json, def, secret), ...(secret && { secret }) };
}

function dataFromJson(json: Json | undefined, def: SourceRange, secret: boolean): Value['data'] {
  if (Array.isArray(json)) return json.map((item) => valueFromJson(item, def, secret));
  if (isJsonObject(json)) {
    return new Map(Object.entries(json).map(([key, item]) => [key, valueFromJson(item, def, secret)]));
  }
  return (json ?? null) as string | number | boolean | null;
}

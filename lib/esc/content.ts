import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';

/** The field of a map; undefined for anything else. Fields of answers come and go (`@pulumi/esc-sdk` 0.12 to 0.14). */
export function field(content: Json | undefined, name: string): Json | undefined {
  return isJsonObject(content) ? content[name] : undefined;
}

/** A text that is not empty. */
export function textField(content: Json | undefined, name: string): string | undefined {
  const value = field(content, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number. */
export function wholeField(content: Json | undefined, name: string): number | undefined {
  const value = field(content, name);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

/** The maps in a list; none when it is no list. */
export function maps(content: Json | undefined): readonly JsonObject[] {
  return Array.isArray(content) ? content.filter(isJsonObject) : [];
}

/** Every page of a listing; each names the next one, until one does not. */
export async function* pages(
  ask: (token: string | undefined) => Promise<{ readonly json: Json | undefined }>,
): AsyncIterable<Json | undefined> {
  let token: string | undefined;
  for (;;) {
    const { json } = await ask(token);
    yield json;
    const next = textField(json, 'nextToken');
    if (next === undefined || next === token) return;
    token = next;
  }
}

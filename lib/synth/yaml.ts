import type { Json, JsonObject } from '../core/json.ts';
import { keyText, presentKeys } from './yaml-key.ts';
import { inlineText, literalText, numberText } from './yaml-scalar.ts';

/** What a reader looks for first in a manifest; every other key follows in order of UTF-16 code units. */
const LEADING_KEYS = ['apiVersion', 'kind', 'metadata'];

/** No manifest nests this deep: an object that does contains itself. */
const MAX_DEPTH = 500;

/** A line feed and the indentation of each depth, two spaces a level. */
const LINE_BREAKS = Array.from({ length: MAX_DEPTH + 2 }, (_, depth) => `\n${'  '.repeat(depth)}`);

/** Longest key that may stand before its colon without a `? `, in characters (YAML 1.2.2, 8.2.2; as in 1.1). */
const MAX_SIMPLE_KEY = 1024;

/**
 * One manifest as one YAML document in block style: sorted keys, no line folding, no `---`, one newline at the end.
 *
 * YAML 1.1 and YAML 1.2 parsers read the same value back, so the API server, Argo CD, Flux and a person's own tools
 * agree on it. `-0` is written `0`, as in JSON. A key whose value is `undefined` is left out.
 *
 * @throws TypeError when a value is not JSON: a number that is not finite, `undefined` in a list, a class instance,
 * an object that contains itself. The message names its place, for instance `spec.ports[0].port`.
 */
export function toYaml(document: JsonObject): string {
  const text = `${new YamlEmitter(true).document(document)}\n`;
  // A "keep" block (|+) in last place ends in an empty line: its newlines then go into quotes instead.
  return text.endsWith('\n\n') ? `${new YamlEmitter(false).document(document)}\n` : text;
}

class YamlEmitter {
  /** Keys and indexes that lead to the value at hand; as many as it is deep. */
  private readonly place: (string | number)[] = [];

  constructor(private readonly mayKeepNewlines: boolean) {}

  /** Every method gives its text without the last line feed. */
  document(map: JsonObject): string {
    const leading = LEADING_KEYS.filter((key) => map[key] !== undefined);
    const following = presentKeys(map).filter((key) => !LEADING_KEYS.includes(key));
    return this.mapping(map, leading.concat(following));
  }

  private mapping(map: JsonObject, keys: readonly string[]): string {
    if (keys.length === 0) return '{}';
    const lineBreak = LINE_BREAKS[this.place.length] as string;
    let text = '';
    for (const key of keys) {
      if (text !== '') text += lineBreak;
      const name = keyText(key);
      text += name.length > MAX_SIMPLE_KEY ? `? ${name}${lineBreak}:` : `${name}:`;
      this.place.push(key);
      text += this.besideKey(map[key]);
      this.place.pop();
    }
    return text;
  }

  private besideKey(value: Json | undefined): string {
    if (typeof value !== 'object' || value === null) return ` ${this.scalar(value)}`;
    const text = this.collection(value);
    return text === '{}' || text === '[]' ? ` ${text}` : `${LINE_BREAKS[this.place.length]}${text}`;
  }

  private sequence(list: readonly Json[]): string {
    if (list.length === 0) return '[]';
    const lineBreak = LINE_BREAKS[this.place.length] as string;
    let text = '';
    for (let index = 0; index < list.length; index++) {
      if (text !== '') text += lineBreak;
      this.place.push(index);
      text += `- ${this.item(list[index])}`;
      this.place.pop();
    }
    return text;
  }

  private item(value: Json | undefined): string {
    return typeof value !== 'object' || value === null ? this.scalar(value) : this.collection(value);
  }

  private collection(value: readonly Json[] | JsonObject): string {
    if (this.place.length > MAX_DEPTH) {
      throw new TypeError(`${placeText(this.place)} is nested too deeply to be a manifest`);
    }
    if (Array.isArray(value)) return this.sequence(value);
    if (!isPlainObject(value)) throw notJson(value, this.place);
    return this.mapping(value as JsonObject, presentKeys(value as JsonObject));
  }

  private scalar(value: string | number | boolean | null | undefined): string {
    if (typeof value === 'string') return this.string(value);
    if (typeof value === 'number' && Number.isFinite(value)) return numberText(value);
    if (typeof value === 'boolean' || value === null) return String(value);
    throw notJson(value, this.place);
  }

  private string(value: string): string {
    if (!value.includes('\n') || (!this.mayKeepNewlines && value.endsWith('\n\n'))) return inlineText(value);
    return literalText(value, LINE_BREAKS[this.place.length] as string) ?? inlineText(value);
  }
}

/** True for an object literal of any realm, false for an instance of a class (Date, Map, a construct). */
function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notJson(value: unknown, place: readonly (string | number)[]): TypeError {
  return new TypeError(`${placeText(place)} is ${whatIs(value)}, which a manifest cannot hold`);
}

function whatIs(value: unknown): string {
  if (typeof value === 'object') return `an instance of ${value?.constructor.name}`;
  return typeof value === 'number' || value === undefined ? String(value) : `a ${typeof value}`;
}

function placeText(place: readonly (string | number)[]): string {
  return place.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

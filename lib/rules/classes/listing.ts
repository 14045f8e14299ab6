import { parse } from 'yaml';
import type { FileList } from '../../core/file-list.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { fileNamesOf } from './file-names.ts';
import { tryOwnSpelling } from './own-spelling.ts';

/** The files that a class lists; or why nobody can read the list, as a clause. */
export type Listing = { readonly files: readonly ListedFile[] } | { readonly unreadable: string };

/** An entry of a class's list, in the provider's own spelling. */
export interface ListedFile {
  /** Each scalar as text. */
  readonly fields: JsonObject;
  /** Paths inside the mount, at least one. */
  readonly names: readonly string[];
}

/** Reads the list of files of a class. */
export function listingOf(text: string, list: FileList, parameters: JsonObject): Listing {
  const entries = tryOwnSpelling(text, list.form) ?? entriesOf(text, list);
  if (typeof entries === 'string') return { unreadable: entries };
  const files = entries.map((fields) => ({ fields, names: fileNamesOf(fields, list, parameters) }));
  return files.some(({ names }) => names.length === 0)
    ? { unreadable: `has an entry without ${list.nameFields.join(' or ')}` }
    : { files };
}

function entriesOf(text: string, { form }: FileList): readonly JsonObject[] | string {
  try {
    return form === 'maps' ? mapsOf(parsed(text)) : mapsOfTexts(parsed(text));
  } catch (error) {
    return `is no YAML: ${firstLine(error)}`;
  }
}

/** Without a schema a name like 0123 or 1e3 stays the text that it is. */
function parsed(text: string): Json {
  return parse(text, { schema: 'failsafe', logLevel: 'error' });
}

function mapsOf(list: Json): readonly JsonObject[] | string {
  if (!Array.isArray(list)) return 'is no list';
  if (list.length === 0) return 'is an empty list';
  return list.every(isJsonObject) ? list : 'has an entry that is no map';
}

function mapsOfTexts(map: Json): readonly JsonObject[] | string {
  const array = isJsonObject(map) ? map.array : undefined;
  if (!Array.isArray(array)) return 'has no list under "array"';
  return array.every((item) => typeof item === 'string')
    ? mapsOf(array.map(parsed))
    : 'has an entry under "array" that is a map, where each has to be a text (- |)';
}

/** The parser goes on with a picture of the place, which may hold anything. */
function firstLine(error: unknown): string {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return line.replace(/:$/, '');
}

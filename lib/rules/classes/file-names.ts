import type { FileList } from '../../core/file-list.ts';
import type { JsonObject } from '../../core/json.ts';
import { objectsAt } from '../../core/manifest.ts';

/** Names of the files that an entry of a class's list becomes; empty where the entry names none. */
export function fileNamesOf(entry: JsonObject, list: FileList, parameters: JsonObject): readonly string[] {
  const own = list.nameFields.map((field) => textOf(entry[field])).find((name) => name !== '');
  if (own === undefined) return [];
  const name = withoutSlash(own, list, parameters);
  const versions = list.versions === undefined ? 0 : Number(textOf(entry[list.versions]));
  const names = versions > 1 ? Array.from({ length: versions + 1 }, (_, version) => `${name}/${version}`) : [name];
  const parts = list.parts === undefined ? [] : partsOf(entry, list.parts);
  return [...names, ...parts.map((part) => withoutSlash(part, list, parameters))];
}

function partsOf(entry: JsonObject, { field, nameField }: NonNullable<FileList['parts']>): readonly string[] {
  return objectsAt(entry, field).flatMap((part) => textOf(part[nameField]) || []);
}

/** A provider that keeps slashes takes the first ones away: the path is one inside the mount. */
function withoutSlash(name: string, { slash }: FileList, parameters: JsonObject): string {
  if (slash === undefined) return name;
  const chosen = textOf(parameters[slash.parameter]);
  if (chosen.toLowerCase() === 'false') return name.replace(/^\/+/, '');
  return name.replaceAll('/', chosen === '' ? slash.replacement : chosen);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

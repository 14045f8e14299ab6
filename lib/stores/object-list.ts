import type { Json } from '../core/json.ts';
import { isUnavailable, type MountedFile } from './store.ts';

/**
 * The list of objects that a CSI provider expects as YAML inside a string, one item a file.
 *
 * @param nameField what the provider calls the file's name, for instance `objectAlias`.
 * @throws Error when a property cannot be mounted: the plan takes another delivery then.
 */
export function objectList(files: readonly MountedFile[], nameField: string): string {
  return files.map((file) => item({ [nameField]: file.fileName, ...fieldsOf(file) })).join('');
}

function fieldsOf({ property: { csiObject, path } }: MountedFile): Readonly<Record<string, Json>> {
  if (isUnavailable(csiObject)) throw new Error(`"${path}" cannot be mounted: ${csiObject.unavailable}`);
  return csiObject.fields;
}

function item(fields: Readonly<Record<string, Json>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${scalar(value)}\n`);
  return `- ${lines.join('  ')}`;
}

/**
 * What YAML calls not printable, and what shows a reviewer another text than the one that is there.
 *
 * JSON has escaped control characters below space and lone surrogates already.
 */
const UNPRINTABLE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** A string in double quotes, so that no reader takes it for a number or a date; anything else as JSON writes it. */
function scalar(value: Json): string {
  return JSON.stringify(value).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

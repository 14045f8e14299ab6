import type { FileList } from '../../core/file-list.ts';
import type { Json, JsonObject } from '../../core/json.ts';

/**
 * Reads a list of files that is spelt as the fleet spells it: one field a line, each value as JSON writes it.
 *
 * Thousands of classes are spelt so, and a YAML parser takes fifty times as long. Undefined for any other text.
 */
export function tryOwnSpelling(text: string, form: FileList['form']): readonly JsonObject[] | undefined {
  const lines = form === 'maps' ? text : tryLinesOfTexts(text);
  return lines === undefined ? undefined : tryEntries(lines);
}

/** Whether a list that is spelt so has one entry, which names its file and has no others cut out of it. */
export function isOneFile(text: string, { form, nameFields: [nameField = ''] }: FileList): boolean {
  const head = form === 'maps' ? '- ' : `${ARRAY}- |\n  `;
  return text.startsWith(`${head}${nameField}: "`) && ONE_ENTRY.test(text);
}

/** One entry, its first value not empty. */
const ONE_ENTRY =
  /^(?:array:\n- \|\n {2}|- )[A-Za-z]+: "[^"\\\n]+"\n(?: {2}[A-Za-z]+: "(?:[^"\\\n]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"\n)*$/;

/** A list of texts looks like one of maps once the head of each text is gone. */
function tryLinesOfTexts(text: string): string | undefined {
  return text.startsWith(ARRAY) ? text.slice(ARRAY.length).replaceAll('- |\n  ', '- ') : undefined;
}

const ARRAY = 'array:\n';

function tryEntries(lines: string): readonly JsonObject[] | undefined {
  const entries: Record<string, Json>[] = [];
  let end = 0;
  for (const { 0: line, 1: lead, 2: name = '', 3: value = '', index } of lines.matchAll(LINE)) {
    if (index !== end) return undefined;
    end += line.length;
    if (lead === '- ') entries.push({});
    const entry = entries.at(-1);
    if (entry === undefined || name in entry) return undefined;
    entry[name] = value.includes('\\') ? (JSON.parse(`"${value}"`) as string) : value;
  }
  return end === lines.length && end > 0 ? entries : undefined;
}

/** A field whose value stands in double quotes, with the escapes that YAML and JSON share. */
const LINE = /(- | {2})([A-Za-z]+): "((?:[^"\\\n]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*)"\n/g;

import { byCodeUnit } from '../../core/compare.ts';

/**
 * A string as a CEL literal in double quotes; whatever the text holds, it stays inside them.
 *
 * @throws Error when the text holds half of a surrogate pair, which CEL cannot write.
 */
export function celString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new Error(`${JSON.stringify(text)} holds half of a surrogate pair`);
  // Every escape of JSON means the same in CEL.
  return JSON.stringify(text);
}

/** A list of strings as a CEL literal, on one line. Sorted, each string once. */
export function celStrings(texts: readonly string[]): string {
  return `[${[...new Set(texts)].sort(byCodeUnit).map(celString).join(', ')}]`;
}

/** As {@link celStrings}, but one string a line, so that a new one is one line of a diff. */
export function celStringLines(texts: readonly string[]): string {
  return lines('[', [...new Set(texts)].sort(byCodeUnit).map(celString), ']');
}

/** A map of strings to strings as a CEL literal, on one line, sorted by key. */
export function celStringMap(texts: Readonly<Record<string, string>>): string {
  const entries = Object.entries(texts).sort(([a], [b]) => byCodeUnit(a, b));
  return `{${entries.map(([key, text]) => `${celString(key)}: ${celString(text)}`).join(', ')}}`;
}

/** A map of strings to CEL expressions as a CEL literal, one key a line, sorted by key. */
export function celMapLines(expressions: ReadonlyMap<string, string>): string {
  const entries = [...expressions].sort(([a], [b]) => byCodeUnit(a, b));
  return lines(
    '{',
    entries.map(([key, expression]) => `${celString(key)}: ${expression}`),
    '}',
  );
}

function lines(open: string, items: readonly string[], close: string): string {
  return items.length === 0 ? `${open}${close}` : `${open}\n${items.map((item) => `  ${item}`).join(',\n')}\n${close}`;
}

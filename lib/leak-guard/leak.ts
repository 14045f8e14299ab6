import { byCodeUnit } from '../core/compare.ts';

/**
 * How a value is written where it was found.
 *
 * - `plain`: byte for byte.
 * - `folded`: over several lines, or with other white space.
 * - `quoted`: with quotes that are doubled or closed and opened again, as single-quoted YAML and shells want it.
 * - `escaped`: with backslashes, as JSON, double-quoted YAML and source code want it.
 * - `url`, `html`: with `%` or `&` escapes.
 * - `utf-16`: in that encoding.
 * - `respelt`: with other dashes, underscores, `$` or accents than the value, otherwise the same.
 * - `base64`, `base64url`: in one line or several, alone or as part of something longer.
 * - `base64-of-base64`, `base64-of-json`: base64 of the value's base64; base64 of JSON that holds the value.
 * - `hex`: in one case of letters.
 * - `private-key-lines`, `private-key-file`: lines of a private key without the rest of the value; the key in binary.
 */
export type Encoding =
  | 'plain'
  | 'folded'
  | 'quoted'
  | 'escaped'
  | 'url'
  | 'html'
  | 'utf-16'
  | 'respelt'
  | 'base64'
  | 'base64url'
  | 'base64-of-base64'
  | 'base64-of-json'
  | 'hex'
  | 'private-key-lines'
  | 'private-key-file';

/** A secret value found where it should not be. Has neither the value nor anything made from it. */
export interface Leak {
  /** As the path was given, with `/`. A path that has a value in it ends before that part, with `…`. */
  readonly file: string;
  /** From 1. Undefined where the value is in the name of the file or of a folder. */
  readonly line?: number;
  /** From 1, in characters (code points of UTF-8). Undefined as {@link line}. */
  readonly column?: number;
  readonly encoding: Encoding;
  /** The properties that have this value; sorted. */
  readonly properties: readonly string[];
}

/** What a search has found, and what it could not look at. */
export interface LeakReport {
  /** Sorted by place. */
  readonly leaks: readonly Leak[];
  /** Properties whose values cannot be told from ordinary text; sorted. */
  readonly notJudged: readonly string[];
  /** Sorted by file. Whoever has any cannot say that nothing leaked. */
  readonly unreadable: readonly Unreadable[];
  /** How many files were read to the end, links included. */
  readonly files: number;
}

/** Something that could not be searched. */
export interface Unreadable {
  /** As {@link Leak.file}. */
  readonly file: string;
  /** What is wrong with it: `is not there`, `may not be read`. */
  readonly problem: string;
}

/** Leaks in the order of their places, each once. */
export function sortLeaks(leaks: readonly Leak[]): readonly Leak[] {
  const sorted = [...leaks].sort(
    (a, b) =>
      byCodeUnit(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      byCodeUnit(a.properties.join(), b.properties.join()) ||
      byCodeUnit(a.encoding, b.encoding),
  );
  return sorted.filter((leak, index) => index === 0 || !isSame(leak, sorted[index - 1] as Leak));
}

function isSame(a: Leak, b: Leak): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column && a.properties === b.properties;
}

import type { Diagnostic } from './diagnostic.ts';
import type { Expression } from './expression.ts';
import type { SourceRange } from './source-text.ts';

/** An environment's definition, read but not evaluated. */
export interface Definition {
  readonly imports: readonly ImportEntry[];
  /** By key, in the order of the text. */
  readonly values: ReadonlyMap<string, Expression>;
  readonly diagnostics: readonly Diagnostic[];
}

/** An environment that a definition builds on. */
export interface ImportEntry {
  /** As written: `project/environment`, perhaps with `@` and a revision or a tag. */
  readonly name: string;
  /** False for one that is only read through `${imports["…"]}`. */
  readonly merge: boolean;
  readonly range: SourceRange;
  readonly path: string;
}

import type { SourceRange } from './source-text.ts';

/** What is wrong with a definition, as the service tells it. Holds names and paths, never a value. */
export interface Diagnostic {
  readonly summary: string;
  /** Where in the definition, for instance `values.app.hello`. */
  readonly path?: string;
  readonly range?: SourceRange;
  /** Absent for an error, as clients of earlier services expect it (esc CLI 0.25.0). */
  readonly severity?: 'warning';
}

/** True when the environment cannot be opened with it. */
export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity !== 'warning';
}

import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';

/** One thing that Pulumi ESC says about a definition. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** What is wrong, in the service's words; a stand-in where those would repeat a secret. */
  readonly summary: string;
  /**
   * `<project>/<environment>` of the definition it lies in, which may be an imported one.
   * @default - the service does not say
   */
  readonly environment?: string;
  /** From 1, as `column`. */
  readonly line?: number;
  readonly column?: number;
}

/** `shop/production:3:12: unknown property "helo"`. */
export function formatDiagnostic({ column, environment = '', line, summary }: Diagnostic): string {
  const place = [environment, line, column].filter((part) => part !== undefined && part !== '').join(':');
  return place === '' ? summary : `${place}: ${summary}`;
}

/**
 * Reads the diagnostics of an answer: a list, or an object with one, as the OpenAPI description 0.14.0 has both.
 *
 * Of each, summary and place only: what else there is may quote the definition.
 *
 * @param hidden Texts that no summary may repeat.
 */
export function readDiagnostics(body: Json | undefined, hidden: readonly string[]): readonly Diagnostic[] {
  const diagnostics = isJsonObject(body) ? body.diagnostics : undefined;
  if (isJsonObject(diagnostics)) return readDiagnostics(diagnostics, hidden);
  if (!Array.isArray(diagnostics)) return [];
  return diagnostics.filter(isJsonObject).map((diagnostic) => readDiagnostic(diagnostic, hidden));
}

function readDiagnostic({ range, severity, summary }: JsonObject, hidden: readonly string[]): Diagnostic {
  const place: JsonObject = isJsonObject(range) ? range : {};
  const begin: JsonObject = isJsonObject(place.begin) ? place.begin : {};
  return {
    severity: severity === 'warning' ? 'warning' : 'error',
    summary: readSummary(summary, hidden),
    ...(typeof place.environment === 'string' ? { environment: place.environment } : {}),
    ...(typeof begin.line === 'number' ? { line: begin.line } : {}),
    ...(typeof begin.column === 'number' ? { column: begin.column } : {}),
  };
}

/** Go's YAML parser quotes the first 7 characters of what it could not read, so that a beginning is already too much. */
const TELLING_LENGTH = 6;

function readSummary(summary: Json | undefined, hidden: readonly string[]): string {
  if (typeof summary !== 'string' || summary === '') return 'the service gives no reason';
  const tells = hidden.some((secret) => summary.includes(secret.slice(0, TELLING_LENGTH)));
  return tells ? 'the reason is left out here, because it repeats a secret' : summary;
}

import { type EvaluatedEnvironment, evaluateEnvironment } from '../../../lib/esc-local/evaluate/evaluate-environment';
import type { WireValue } from '../../../lib/esc-local/evaluate/wire-value';

/** What a test evaluates besides the definition itself. */
export interface Surroundings {
  /** Definitions of other environments, by the name that an import has. */
  readonly others?: Readonly<Record<string, string>>;
  readonly mode?: 'open' | 'check';
  readonly name?: string;
}

/** Evaluates a definition as environment `shop/production`. */
export function evaluate(text: string, { mode = 'open', name = 'shop/production', others = {} }: Surroundings = {}) {
  return evaluateEnvironment({
    name,
    text,
    mode,
    context: { pulumi: { user: { login: 'me' } } },
    decrypt: (ciphertext) => (ciphertext === 'sealed' ? 'opened' : undefined),
    load: (imported) => others[imported],
  });
}

/** The values of an environment without their wrapping; unknown ones are `unknown()`. */
export function valuesOf({ properties }: EvaluatedEnvironment): unknown {
  return plain({ value: properties, trace: WHOLE });
}

/** Evaluates and unwraps. */
export function valuesIn(text: string, surroundings: Surroundings = {}): unknown {
  return valuesOf(evaluate(text, surroundings));
}

/** What is wrong with a definition, one text for each diagnostic. */
export function problemsIn(text: string, surroundings: Surroundings = {}): readonly string[] {
  return evaluate(text, surroundings).diagnostics.map(({ path, range, severity = 'error', summary }) =>
    [severity, `${range?.environment}:${range?.begin.line}:${range?.begin.column}`, path, summary].join(' | '),
  );
}

/** Paths of everything in an environment that is secret, sorted. */
export function secretsIn(text: string, surroundings: Surroundings = {}): readonly string[] {
  const { properties } = evaluate(text, surroundings);
  return Object.entries(properties).flatMap(([key, value]) => secretPaths(value, key));
}

const NOWHERE = { line: 0, column: 0, byte: 0 };
const WHOLE = { def: { environment: '', begin: NOWHERE, end: NOWHERE } };

function plain({ unknown, value }: WireValue): unknown {
  if (unknown) return 'unknown()';
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function secretPaths({ secret, value }: WireValue, path: string): string[] {
  const below = typeof value === 'object' ? Object.entries(value) : [];
  return [...(secret ? [path] : []), ...below.flatMap(([key, item]) => secretPaths(item, `${path}.${key}`))];
}

import type { JsonObject } from '../../core/json.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Value } from './value.ts';

/** What an evaluation needs from outside, and what it gathers; one for an environment and all that it imports. */
export interface Evaluation {
  /**
   * - `open`: everything is computed.
   * - `check`: encrypted secrets and the results of providers stay unknown.
   */
  readonly mode: 'open' | 'check';
  /** What was found so far. */
  readonly diagnostics: Diagnostic[];
  /** What `${context.…}` offers besides the names of environments. */
  readonly context: JsonObject;
  /** The value that a ciphertext stands for; undefined when it is none of ours. */
  decrypt(ciphertext: string): string | undefined;
  /** The value of another environment; undefined, with a diagnostic, when there is none. */
  importEnvironment(name: string, importer: Importer): Value | undefined;
}

/** Where an environment is imported. */
export interface Importer extends Pick<Diagnostic, 'path' | 'range'> {
  /** Name of the environment that the evaluation began with. */
  readonly rootEnvironment: string;
}

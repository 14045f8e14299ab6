import type { JsonObject } from '../../core/json.ts';
import type { Definition } from './definition.ts';
import { type Diagnostic, isError } from './diagnostic.ts';
import { DocumentEvaluator } from './document-evaluator.ts';
import type { Evaluation, Importer } from './evaluation.ts';
import { parseDefinition } from './parse-definition.ts';
import type { Value } from './value.ts';
import { toWireProperties, type WireProperties } from './wire-value.ts';

/** What {@link evaluateEnvironment} works with. */
export interface EvaluationInput extends Pick<Evaluation, 'mode' | 'context' | 'decrypt'> {
  /** Name of the environment within its organization, for instance `shop/production`. */
  readonly name: string;
  /** Its definition. */
  readonly text: string;
  /** The definition of another environment, by the name that an import has; undefined when there is none. */
  load(name: string): string | undefined;
}

/** What an environment's definition comes to. */
export interface EvaluatedEnvironment {
  readonly properties: WireProperties;
  readonly executionContext: { readonly properties: WireProperties };
  /** In the order in which they were found. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Name of a definition that is no environment yet (pulumi/esc 0.25.0). */
export const ANONYMOUS_ENVIRONMENT = '<yaml>';

/** Evaluates an environment and everything that it imports. */
export function evaluateEnvironment(input: EvaluationInput): EvaluatedEnvironment {
  return new EnvironmentEvaluator(input).evaluate();
}

interface Import {
  /** Absent while it is evaluated, and when it cannot be. */
  value?: Value;
  isEvaluating: boolean;
}

class EnvironmentEvaluator implements Evaluation {
  readonly diagnostics: Diagnostic[] = [];
  readonly mode: Evaluation['mode'];
  readonly context: JsonObject;
  private readonly imports = new Map<string, Import>();

  constructor(private readonly input: EvaluationInput) {
    this.mode = input.mode;
    this.context = input.context;
  }

  evaluate(): EvaluatedEnvironment {
    const { name, text } = this.input;
    const { context, value } = this.evaluateDocument(name, parseDefinition(name, text), name);
    return {
      properties: toWireProperties(value),
      executionContext: { properties: toWireProperties(context) },
      diagnostics: this.diagnostics,
    };
  }

  decrypt(ciphertext: string): string | undefined {
    return this.input.decrypt(ciphertext);
  }

  importEnvironment(name: string, { rootEnvironment, ...place }: Importer): Value | undefined {
    const known = this.imports.get(name);
    if (known?.isEvaluating) this.diagnostics.push({ summary: `cyclic import of ${name}`, ...place });
    if (known) return known.value;
    const text = this.input.load(name);
    if (text === undefined) {
      this.diagnostics.push({ summary: `there is no environment ${JSON.stringify(name)}`, ...place });
      return undefined;
    }
    const definition = parseDefinition(name, text);
    if (definition.diagnostics.some(isError)) {
      this.diagnostics.push(...definition.diagnostics);
      return undefined;
    }
    const rootName = rootEnvironment === ANONYMOUS_ENVIRONMENT ? name : rootEnvironment;
    return this.evaluateDocument(name, definition, rootName).value;
  }

  private evaluateDocument(name: string, definition: Definition, rootName: string) {
    const imported: Import = { isEvaluating: true };
    this.imports.set(name, imported);
    this.diagnostics.push(...definition.diagnostics);
    const document = new DocumentEvaluator(this, name, rootName, definition);
    const value = document.evaluateRoot();
    Object.assign(imported, { isEvaluating: false, value });
    return { context: document.context, value };
  }
}

import { byCodeUnit } from '../../core/compare.ts';
import { Cell } from './cell.ts';
import type { Definition, ImportEntry } from './definition.ts';
import type { Evaluation } from './evaluation.ts';
import type { Accessor, CallExpression, Expression, InterpolationExpression, SecretExpression } from './expression.ts';
import { valueFromJson } from './from-json.ts';
import { FunctionProblem } from './function-problem.ts';
import { callFunction } from './functions.ts';
import { mergeOver } from './merge-over.ts';
import { ReferenceResolver, type ReferenceScope } from './reference-resolver.ts';
import { rangeOutsideText } from './source-text.ts';
import { containsSecret, containsUnknown, unknownAt, type Value } from './value.ts';
import { toText } from './value-text.ts';

const RESERVED_KEYS: readonly string[] = ['imports', 'context', 'environments'];

/** Evaluates one definition. References are bound here: what an importing environment overrides does not change them. */
export class DocumentEvaluator implements ReferenceScope {
  readonly imports: Value;
  readonly context: Value;
  readonly root: Cell;
  private readonly references = new ReferenceResolver(this);

  constructor(
    private readonly evaluation: Evaluation,
    name: string,
    /** Name of the environment that the evaluation began with. */
    private readonly rootName: string,
    definition: Definition,
  ) {
    const range = rangeOutsideText(name);
    const named = { currentEnvironment: { name }, rootEnvironment: { name: rootName } };
    this.context = valueFromJson({ ...evaluation.context, ...named }, range);
    const imported = this.importAll(definition.imports);
    this.imports = { def: range, data: imported.byName };
    const entries = this.withoutReservedKeys(definition.values);
    this.root = new Cell({ kind: 'object', range, path: '', entries }, imported.merged);
  }

  /** The value of the whole environment: a map. */
  evaluateRoot(): Value {
    return this.evaluate(this.root);
  }

  evaluate(cell: Cell): Value {
    cell.value ??= this.evaluateOnce(cell);
    return cell.value;
  }

  importEnvironment(name: string, { path, range }: Expression | ImportEntry): Value | undefined {
    return this.evaluation.importEnvironment(name, { path, range, rootEnvironment: this.rootName });
  }

  report(summary: string, { path, range }: Expression, accessor?: Accessor): void {
    this.evaluation.diagnostics.push({ summary, path, range: accessor?.range ?? range });
  }

  private importAll(entries: readonly ImportEntry[]) {
    const byName = new Map<string, Value>();
    let merged: Value | undefined;
    for (const entry of entries) {
      const value = this.importEnvironment(entry.name, entry);
      if (!value) continue;
      byName.set(entry.name, value);
      if (entry.merge) merged = mergeOver(value, merged);
    }
    return { byName, merged };
  }

  private withoutReservedKeys(values: ReadonlyMap<string, Expression>): ReadonlyMap<string, Expression> {
    for (const key of RESERVED_KEYS) {
      const value = values.get(key);
      if (value) this.report(`"${key}" is a reserved key`, value);
    }
    return new Map([...values].filter(([key]) => !RESERVED_KEYS.includes(key)));
  }

  private evaluateOnce(cell: Cell): Value {
    const { base, expression } = cell;
    if (cell.isEvaluating) {
      this.report(`cyclic reference to ${expression.path.replace(/^values\./, '')}`, expression);
      return unknownAt(expression.range);
    }
    if (base?.final) {
      const { path, range } = expression;
      this.evaluation.diagnostics.push({ summary: 'cannot override final value', path, range, severity: 'warning' });
      return base;
    }
    cell.isEvaluating = true;
    const value = this.compute(cell);
    cell.isEvaluating = false;
    return mergeOver(value, base);
  }

  private compute(cell: Cell): Value {
    const { expression } = cell;
    const def = expression.range;
    switch (expression.kind) {
      case 'literal':
        return { def, data: expression.value };
      case 'list':
        return { def, data: cell.items.map((item) => this.evaluate(item)) };
      case 'object':
        return { def, data: this.entriesOf(cell) };
      case 'reference':
        return { ...this.references.resolve(expression.reference, expression), def };
      case 'interpolation':
        return this.interpolate(expression);
      case 'secret':
        return this.secret(expression);
      case 'call':
        return this.call(cell, expression);
      case 'provider':
        return this.provider(expression.provider, expression);
      case 'missing':
        return unknownAt(def);
    }
  }

  /** In the order of the keys, so that a cycle is always told at the same place. */
  private entriesOf(cell: Cell): ReadonlyMap<string, Value> {
    const entries = [...cell.entries].sort(([a], [b]) => byCodeUnit(a, b));
    return new Map(entries.map(([key, entry]) => [key, this.evaluate(entry)]));
  }

  /** Unlike others, an unknown text has a value that says so (pulumi/esc 0.25.0). */
  private interpolate(expression: InterpolationExpression): Value {
    const values = expression.parts.flatMap(({ reference }) =>
      reference ? [this.references.resolve(reference, expression)] : [],
    );
    const secret = values.some(containsSecret) && { secret: true };
    if (values.some(containsUnknown)) return { ...unknownAt(expression.range), data: '[unknown]', ...secret };
    const texts = values.map(toText);
    const data = expression.parts.map(({ reference, text }) => (reference ? text + texts.shift() : text)).join('');
    return { def: expression.range, data, ...secret };
  }

  private secret(expression: SecretExpression): Value {
    const { ciphertext, plaintext } = expression;
    if (plaintext) return { def: plaintext.range, data: plaintext.value, secret: true };
    const data = this.evaluation.decrypt(ciphertext ?? '');
    if (data === undefined) this.report('invalid ciphertext: it was not made by this server', expression);
    else if (this.evaluation.mode === 'open') return { def: expression.range, data, secret: true };
    return { ...unknownAt(expression.range), secret: true };
  }

  private call(cell: Cell, expression: CallExpression): Value {
    const operands = cell.items.map((operand) => this.evaluate(operand));
    const unknown = { ...unknownAt(expression.range), ...(operands.some(containsSecret) && { secret: true }) };
    if (operands.some(containsUnknown)) return unknown;
    try {
      return callFunction(expression.name, operands, expression.range);
    } catch (error) {
      if (!(error instanceof FunctionProblem)) throw error;
      this.report(error.message, expression);
      return unknown;
    }
  }

  private provider(provider: string, expression: Expression): Value {
    if (this.evaluation.mode === 'open') {
      this.report(`the local ESC has no providers: "${provider}" cannot be opened`, expression);
    }
    return unknownAt(expression.range);
  }
}

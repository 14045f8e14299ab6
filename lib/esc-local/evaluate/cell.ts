import type { Expression } from './expression.ts';
import { propertyOf, type Value } from './value.ts';

/** A place in a definition, evaluated at most once. */
export class Cell {
  /** Set once it is evaluated. */
  value?: Value;
  isEvaluating = false;
  /** Of a map. */
  readonly entries: ReadonlyMap<string, Cell>;
  /** Of a list, or what a function is called with. */
  readonly items: readonly Cell[];

  constructor(
    readonly expression: Expression,
    /** What imports have in the same place. */
    readonly base?: Value,
  ) {
    this.entries = new Map(entriesOf(expression).map(([key, entry]) => [key, new Cell(entry, propertyOf(base, key))]));
    this.items = itemsOf(expression).map((item) => new Cell(item));
  }
}

function entriesOf(expression: Expression): readonly (readonly [string, Expression])[] {
  return expression.kind === 'object' ? [...expression.entries] : [];
}

function itemsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'list') return expression.items;
  return expression.kind === 'call' ? expression.operands : [];
}

import type { Cell } from './cell.ts';
import type { Accessor, Expression } from './expression.ts';
import { isListData, isMapData, propertyOf, unknownAt, type Value } from './value.ts';

/** What a reference can lead to. */
export interface ReferenceScope {
  /** The values of the definition that the reference stands in. */
  readonly root: Cell;
  /** What `${imports}` is. */
  readonly imports: Value;
  /** What `${context}` is. */
  readonly context: Value;
  evaluate(cell: Cell): Value;
  importEnvironment(name: string, place: Expression): Value | undefined;
  report(summary: string, place: Expression, accessor: Accessor): void;
}

/** Follows references. What leads nowhere is reported, and unknown. */
export class ReferenceResolver {
  constructor(private readonly scope: ReferenceScope) {}

  /** The value that a reference leads to. */
  resolve(reference: readonly Accessor[], place: Expression): Value {
    const [first, ...rest] = reference;
    if (first?.key === 'imports') return this.within(this.scope.imports, rest, place);
    if (first?.key === 'context') return this.within(this.scope.context, rest, place);
    if (first?.key === 'environments') return this.inEnvironment(rest, place);
    return this.fromRoot(reference, place);
  }

  /** Maps and lists on the way are not evaluated as a whole, so that their parts may refer to each other. */
  private fromRoot(reference: readonly Accessor[], place: Expression): Value {
    let cell = this.scope.root;
    for (const [index, accessor] of reference.entries()) {
      const rest = reference.slice(index);
      if (!isContainer(cell)) return this.within(this.scope.evaluate(cell), rest, place);
      const below = baseWith(accessor, cell);
      if (below) return this.within(below, rest, place);
      const next = this.partOf(cell, accessor, place);
      if (!next) return unknownAt(place.range);
      cell = next;
    }
    return this.scope.evaluate(cell);
  }

  private partOf(cell: Cell, accessor: Accessor, place: Expression): Cell | undefined {
    if (cell.expression.kind === 'list') return this.itemOf(cell.items, accessor, place);
    const key = this.keyOf(accessor, place);
    if (key === undefined) return undefined;
    return cell.entries.get(key) ?? this.fail(`unknown property ${JSON.stringify(key)}`, place, accessor);
  }

  private within(start: Value, accessors: readonly Accessor[], place: Expression): Value {
    let value = start;
    for (const accessor of accessors) {
      if (value.unknown) return unknownAt(place.range);
      const next = this.step(value, accessor, place);
      if (!next) return unknownAt(place.range);
      value = next;
    }
    return value;
  }

  private step(value: Value, accessor: Accessor, place: Expression): Value | undefined {
    if (isListData(value.data)) return this.itemOf(value.data, accessor, place);
    if (!isMapData(value.data)) return this.fail('receiver must be an array or an object', place, accessor);
    const key = this.keyOf(accessor, place);
    if (key === undefined) return undefined;
    return propertyOf(value, key) ?? this.fail(`unknown property ${JSON.stringify(key)}`, place, accessor);
  }

  private inEnvironment([project, environment, ...rest]: readonly Accessor[], place: Expression): Value {
    if (!project || !environment) {
      const last = project ?? { key: 'environments', range: place.range };
      this.fail('a reference to an environment needs its project and its name', place, last);
      return unknownAt(place.range);
    }
    const names = [this.keyOf(project, place), this.keyOf(environment, place)];
    const value = names.includes(undefined) ? undefined : this.scope.importEnvironment(names.join('/'), place);
    return value ? this.within(value, rest, place) : unknownAt(place.range);
  }

  private keyOf(accessor: Accessor, place: Expression): string | undefined {
    if (typeof accessor.key === 'string') return accessor.key;
    return this.fail('cannot access an object property using an integer index', place, accessor);
  }

  private itemOf<Item>(items: readonly Item[], accessor: Accessor, place: Expression): Item | undefined {
    const { key } = accessor;
    if (typeof key === 'string')
      return this.fail('cannot access an array element using a property name', place, accessor);
    const problem = `array index ${key} out-of-bounds for array of length ${items.length}`;
    return items[key] ?? this.fail(problem, place, accessor);
  }

  private fail(summary: string, place: Expression, accessor: Accessor): undefined {
    this.scope.report(summary, place, accessor);
    return undefined;
  }
}

function isContainer({ expression }: Cell): boolean {
  return expression.kind === 'object' || expression.kind === 'list';
}

/** What lies below a map, when the map itself does not have what is asked for. */
function baseWith({ key }: Accessor, { base, entries, expression }: Cell): Value | undefined {
  if (expression.kind !== 'object' || typeof key !== 'string' || entries.has(key)) return undefined;
  return base && (isMapData(base.data) || base.unknown) ? base : undefined;
}

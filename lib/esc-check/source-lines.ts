import type { Finding } from '../core/finding.ts';
import type { PropertyReference } from './property-reference.ts';

/**
 * Guesses which line of a program a finding is about: the only one with the property's path in quotes, else the only one with the
 * id of the construct. A construct does not know where it was made.
 */
export class SourceLines {
  private readonly linesOf = new Map<string, Set<number>>();
  private readonly propertiesOf = new Map<string, string[]>();

  constructor(source: string, references: readonly PropertyReference[]) {
    source.split('\n').forEach((text, index) => {
      for (const literal of literalsIn(text)) put(this.linesOf, literal, new Set<number>()).add(index + 1);
    });
    for (const { path, property } of references) put(this.propertiesOf, path, [] as string[]).push(property);
  }

  /** From 1; undefined where no line or more than one would do. */
  lineOf({ path, problem }: Finding): number | undefined {
    const properties = (this.propertiesOf.get(path) ?? []).filter((property) => problem.includes(property));
    return this.onlyLine(properties) ?? this.onlyLine(path.split('/').slice(-1));
  }

  private onlyLine(literals: readonly string[]): number | undefined {
    const lines = new Set(literals.flatMap((literal) => [...(this.linesOf.get(literal) ?? [])]));
    return lines.size === 1 ? [...lines][0] : undefined;
  }
}

/** What stands between quotes of one kind, those in comments included. */
function literalsIn(line: string): readonly string[] {
  return [/'([^']*)'/g, /"([^"]*)"/g, /`([^`]*)`/g].flatMap((quoted) =>
    [...line.matchAll(quoted)].map(([, text = '']) => text),
  );
}

function put<Value>(map: Map<string, Value>, key: string, empty: Value): Value {
  const value = map.get(key) ?? empty;
  map.set(key, value);
  return value;
}

import { isMap, isScalar, isSeq, type Node, Scalar, type YAMLMap } from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import type { Expression, LiteralExpression, ObjectExpression } from './expression.ts';
import { readFunction } from './function-reader.ts';
import { type Interpolation, parseInterpolation } from './interpolation.ts';
import { joinPath } from './path.ts';
import { scalarValue } from './scalar-value.ts';
import type { SourceRange, SourceText } from './source-text.ts';

/** An entry of a map. */
export interface KeyedNode {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}

type KeyReader = (entry: KeyedNode) => string | undefined;

/** Reads the expressions of one definition. */
export class ExpressionReader {
  constructor(
    private readonly source: SourceText,
    private readonly diagnostics: Diagnostic[],
  ) {}

  /** Reads what stands at a node, as a value, a reference or a call. */
  read(node: Node, path: string): Expression {
    const place = { range: this.rangeOf(node), path };
    if (isMap(node)) return readFunction(this, node, path) ?? this.object(node, path);
    if (isSeq<Node>(node)) {
      return { ...place, kind: 'list', items: node.items.map((item, index) => this.read(item, `${path}[${index}]`)) };
    }
    if (isScalar(node)) return this.scalar(node, path);
    this.report(node, path, 'alias nodes are not supported');
    return { ...place, kind: 'missing' };
  }

  /**
   * Reads a map as plain entries.
   *
   * @param readKey - what a written key means; undefined when it cannot be one
   */
  object(node: YAMLMap, path: string, readKey: KeyReader = (entry) => this.key(entry, path)): ObjectExpression {
    const entries = new Map<string, Expression>();
    for (const entry of this.entriesOf(node, path)) {
      const below = joinPath(path, entry.key);
      const key = readKey(entry);
      if (key === undefined) continue;
      if (entries.has(key)) this.report(entry.keyNode, below, `duplicate key ${JSON.stringify(key)}`);
      else entries.set(key, this.read(entry.value, below));
    }
    return { kind: 'object', range: this.rangeOf(node), path, entries };
  }

  /** The entries of a map whose keys are texts; the others are reported. */
  entriesOf(node: YAMLMap, path: string): readonly KeyedNode[] {
    return node.items.flatMap(({ key, value }) => {
      const keyNode = key as Node;
      if (isScalar(keyNode) && typeof keyNode.value === 'string') {
        return { key: keyNode.value, keyNode, value: (value as Node | null) ?? emptyAt(keyNode) };
      }
      this.report(keyNode, path, 'mapping keys must be strings');
      return [];
    });
  }

  /** The range of a node, without the white space around it. */
  rangeOf(node: Node): SourceRange {
    const [begin, end] = node.range ?? [0, 0];
    return this.source.range(begin, end);
  }

  /** Notes what is wrong with a node. */
  report(node: Node, path: string, summary: string, severity?: 'warning'): void {
    this.diagnostics.push({ summary, path, range: this.rangeOf(node), ...(severity && { severity }) });
  }

  /** Keys are read like texts, so that `$$` is a dollar sign, but may not have references (pulumi/esc 0.25.0). */
  private key({ key, keyNode }: KeyedNode, path: string): string | undefined {
    const { parts } = parseInterpolation(key, () => this.rangeOf(keyNode));
    if (parts.every(({ reference }) => reference === undefined)) return parts[0]?.text ?? '';
    this.report(keyNode, joinPath(path, key), 'object keys must be strings');
    return undefined;
  }

  private scalar(node: Scalar, path: string): Expression {
    const place = { range: this.rangeOf(node), path };
    const value = scalarValue(node);
    if (typeof value !== 'string') return { ...place, kind: 'literal', value };
    const { parts } = this.interpolation(node, value, path);
    const [first, ...others] = parts;
    if (others.length > 0 || (first?.reference && first.text !== '')) return { ...place, kind: 'interpolation', parts };
    if (first?.reference) return { ...place, kind: 'reference', reference: first.reference };
    return { ...place, kind: 'literal', value: first?.text ?? '' } satisfies LiteralExpression;
  }

  private interpolation(node: Scalar, value: string, path: string): Interpolation {
    const [begin = 0] = node.range ?? [];
    const isVerbatim = this.source.text.startsWith(value, begin);
    const interpolation = parseInterpolation(value, (from, to) =>
      isVerbatim ? this.source.range(begin + from, begin + to) : this.rangeOf(node),
    );
    for (const { range, summary } of interpolation.problems) this.diagnostics.push({ summary, path, range });
    return interpolation;
  }
}

/** What stands at a key that nothing follows, as in `{ key }`. */
function emptyAt(key: Node): Node {
  const empty = new Scalar(null);
  empty.range = key.range;
  return empty;
}

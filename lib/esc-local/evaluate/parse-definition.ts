import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Definition, ImportEntry } from './definition.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Expression } from './expression.ts';
import { ExpressionReader, type KeyedNode } from './expression-reader.ts';
import { SourceText } from './source-text.ts';

/**
 * Reads a definition. What is wrong is in its diagnostics; the rest is usable.
 *
 * @param environment - name of the environment, for ranges
 */
export function parseDefinition(environment: string, text: string): Definition {
  const source = new SourceText(environment, text);
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  if (document.errors.length > 0) {
    const diagnostics = document.errors.map(({ message, pos }) => ({ summary: message, range: source.range(...pos) }));
    return { imports: [], values: new Map(), diagnostics };
  }
  return new DefinitionReader(source).read(document.contents);
}

class DefinitionReader {
  private readonly diagnostics: Diagnostic[] = [];
  private readonly expressions: ExpressionReader;

  constructor(source: SourceText) {
    this.expressions = new ExpressionReader(source, this.diagnostics);
  }

  read(root: Node | null): Definition {
    let imports: readonly ImportEntry[] = [];
    let values: ReadonlyMap<string, Expression> = new Map();
    const seen = new Set<string>();
    for (const { key, keyNode, value } of this.fieldsOf(root)) {
      const field = key.toLowerCase();
      if (seen.has(field)) this.expressions.report(keyNode, key, `duplicate key ${JSON.stringify(key)}`, 'warning');
      seen.add(field);
      if (field === 'imports') imports = this.imports(value);
      else if (field === 'values') values = this.values(value);
      else if (field !== 'description') this.expressions.report(keyNode, key, unknownField(key), 'warning');
    }
    return { imports, values, diagnostics: this.diagnostics };
  }

  private fieldsOf(root: Node | null): readonly KeyedNode[] {
    if (root === null || (isScalar(root) && root.value === null)) return [];
    if (isMap(root)) return this.expressions.entriesOf(root, '');
    this.expressions.report(root, '', 'environment must be an object');
    return [];
  }

  private imports(node: Node): readonly ImportEntry[] {
    if (isSeq<Node>(node)) {
      return node.items.flatMap((item, index) => this.importEntry(item, `imports[${index}]`));
    }
    this.expressions.report(node, 'imports', 'imports must be a list');
    return [];
  }

  private importEntry(node: Node, path: string): ImportEntry | readonly [] {
    const range = this.expressions.rangeOf(node);
    if (isScalar(node) && typeof node.value === 'string') return { name: node.value, merge: true, range, path };
    const [entry, ...others] = isMap(node) ? this.expressions.entriesOf(node, path) : [];
    if (!entry || others.length > 0) {
      this.expressions.report(node, path, 'import must be a string or an object with a single key');
      return [];
    }
    return { name: entry.key, merge: this.mergeOf(entry.value, `${path}.${entry.key}`), range, path };
  }

  private mergeOf(options: Node, path: string): boolean {
    if (!isMap(options)) {
      this.expressions.report(options, path, 'import must be an object');
      return true;
    }
    const merge = this.expressions.entriesOf(options, path).find(({ key }) => key.toLowerCase() === 'merge')?.value;
    if (merge === undefined || (isScalar(merge) && typeof merge.value === 'boolean')) return merge?.value !== false;
    this.expressions.report(merge, `${path}.merge`, 'merge must be a boolean value');
    return true;
  }

  private values(node: Node): ReadonlyMap<string, Expression> {
    if (!isMap(node)) {
      this.expressions.report(node, 'values', 'values must be an object');
      return new Map();
    }
    const { entries } = this.expressions.object(node, 'values', ({ key }) => key);
    for (const [key, { path, range }] of entries) {
      if (!key.startsWith('fn::')) continue;
      this.diagnostics.push({ summary: `builtin function call "${key}" not allowed at the top level`, path, range });
    }
    return entries;
  }
}

function unknownField(key: string): string {
  return `unknown field ${JSON.stringify(key)}; an environment has description, imports and values`;
}

import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { Expression, LiteralExpression } from './expression.ts';
import type { ExpressionReader, KeyedNode } from './expression-reader.ts';
import { isFunction, operandsOf } from './functions.ts';
import { joinPath } from './path.ts';

/** Reads a map as a call of a function; undefined when it is none. */
export function readFunction(reader: ExpressionReader, node: YAMLMap, path: string): Expression | undefined {
  if (!node.items.some(({ key }) => isScalar(key) && /^fn::/i.test(String(key.value)))) return undefined;
  const [called, ...others] = reader.entriesOf(node, path);
  if (!called) return undefined;
  if (others.length > 0) {
    reader.report(node, path, 'illegal call to builtin function: it must be the only key of its object');
    return undefined;
  }
  return new CallReader(reader, node, path, called).read();
}

class CallReader {
  private readonly below: string;

  constructor(
    private readonly reader: ExpressionReader,
    private readonly node: YAMLMap,
    private readonly path: string,
    private readonly call: KeyedNode,
  ) {
    this.below = joinPath(path, call.key);
  }

  read(): Expression | undefined {
    const { key } = this.call;
    if (key === 'fn::secret') return this.secret();
    if (/^fn::(?:open|rotate)(?:::|$)/.test(key)) return this.provider();
    if (isFunction(key)) return this.function(key);
    this.reader.report(this.call.keyNode, this.path, `there is no function "${key}"; "fn::" is a reserved prefix`);
    return undefined;
  }

  private secret(): Expression {
    const argument = this.reader.read(this.call.value, this.below);
    const { path, range } = this.place();
    if (isText(argument)) return { kind: 'secret', path, range, plaintext: argument };
    const ciphertext = argument.kind === 'object' && argument.entries.size === 1 && argument.entries.get('ciphertext');
    if (ciphertext && isText(ciphertext)) return { kind: 'secret', path, range, ciphertext: ciphertext.value };
    return this.refuse('secret values must be string literals');
  }

  private provider(): Expression {
    const [, verb, name] = /^fn::(open|rotate)(?:::(.*))?$/.exec(this.call.key) ?? [];
    const argument = this.reader.read(this.call.value, this.below);
    const provider = name ?? (argument.kind === 'object' && argument.entries.get('provider'));
    if (typeof provider === 'string') return { kind: 'provider', ...this.place(), provider };
    if (provider && isText(provider)) return { kind: 'provider', ...this.place(), provider: provider.value };
    return this.refuse(`the argument to fn::${verb} must be an object with the name of a 'provider'`);
  }

  private function(name: string): Expression {
    const argument = this.reader.read(this.call.value, this.below);
    const operands = operandsOf(name, argument);
    return typeof operands === 'string' ? this.refuse(operands) : { kind: 'call', ...this.place(), name, operands };
  }

  private refuse(summary: string): Expression {
    this.reader.report(this.argumentNode(), this.below, summary);
    return { kind: 'missing', ...this.place() };
  }

  private argumentNode(): Node {
    return isMap(this.call.value) && this.call.value.items.length === 0 ? this.node : this.call.value;
  }

  private place(): Pick<Expression, 'range' | 'path'> {
    return { range: this.reader.rangeOf(this.node), path: this.path };
  }
}

function isText(expression: Expression): expression is LiteralExpression & { readonly value: string } {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}

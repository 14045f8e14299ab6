import type { Expression } from './expression.ts';
import { valueFromJson } from './from-json.ts';
import { FunctionProblem } from './function-problem.ts';
import { schemaProblems } from './schema-problems.ts';
import type { SourceRange } from './source-text.ts';
import { containsSecret, type Data, isListData, isMapData, type Value } from './value.ts';
import { toJsonText, toText } from './value-text.ts';

/** True for the name of a function that computes, for instance `fn::join`. */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

/** The expressions that a function works with, out of the one that is written behind its name; else what is wrong. */
export function operandsOf(name: string, argument: Expression): readonly Expression[] | string {
  return functionOf(name).operandsOf(argument);
}

/**
 * Calls a function.
 *
 * @throws FunctionProblem when it cannot work with these operands.
 */
export function callFunction(name: string, operands: readonly Value[], def: SourceRange): Value {
  const secret = operands.some(containsSecret);
  return { def, ...(secret && { secret }), ...functionOf(name).apply(operands, { def, secret }) };
}

interface Call {
  readonly def: SourceRange;
  readonly secret: boolean;
}

interface FunctionDefinition {
  operandsOf(argument: Expression): readonly Expression[] | string;
  apply(operands: readonly Value[], call: Call): Partial<Value> & { readonly data: Data };
}

const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map([
  ['fn::concat', { operandsOf: oneList, apply: ([lists]) => ({ data: listOf(lists).flatMap(listOf) }) }],
  ['fn::final', unary((value) => ({ data: value.data, base: value.base, final: true }))],
  ['fn::fromBase64', unary((value) => ({ data: decodeBase64(textOf(value)) }))],
  ['fn::fromJSON', unary((value, { def, secret }) => valueFromJson(parseJson(textOf(value)), def, secret))],
  ['fn::join', pair('join', (glue, texts) => ({ data: listOf(texts).map(textOf).join(textOf(glue)) }))],
  ['fn::split', pair('split', (glue, text, { def }) => ({ data: split(textOf(text), textOf(glue), def) }))],
  ['fn::toBase64', unary((value) => ({ data: Buffer.from(textOf(value)).toString('base64') }))],
  ['fn::toJSON', unary((value) => ({ data: toJsonText(value) }))],
  ['fn::toString', unary((value) => ({ data: toText(value) }))],
  [
    'fn::validate',
    { operandsOf: schemaAndValue, apply: ([schema, value]) => validated(present(schema), present(value)) },
  ],
]);

function functionOf(name: string): FunctionDefinition {
  const definition = FUNCTIONS.get(name);
  if (!definition) throw new Error(`there is no function ${name}`);
  return definition;
}

function unary(apply: (value: Value, call: Call) => Partial<Value> & { readonly data: Data }): FunctionDefinition {
  return { operandsOf: (argument) => [argument], apply: ([value], call) => apply(present(value), call) };
}

function pair(
  name: string,
  apply: (first: Value, second: Value, call: Call) => { readonly data: Data },
): FunctionDefinition {
  return {
    operandsOf: (argument) =>
      argument.kind === 'list' && argument.items.length === 2
        ? argument.items
        : `the argument to fn::${name} must be a two-valued list`,
    apply: ([first, second], call) => apply(present(first), present(second), call),
  };
}

function oneList(argument: Expression): readonly Expression[] | string {
  return argument.kind === 'list' ? [argument] : 'the argument to fn::concat must be an array of arrays';
}

function schemaAndValue(argument: Expression): readonly Expression[] | string {
  const [schema, value] = argument.kind === 'object' ? ['schema', 'value'].map((key) => argument.entries.get(key)) : [];
  return schema && value ? [schema, value] : "the argument to fn::validate must be an object with 'schema' and 'value'";
}

function validated(schema: Value, value: Value): Pick<Value, 'base' | 'data'> {
  const [problem] = schemaProblems(JSON.parse(toJsonText(schema)), JSON.parse(toJsonText(value)));
  if (problem !== undefined) throw new FunctionProblem(problem);
  return { base: value.base, data: value.data };
}

function present(value: Value | undefined): Value {
  if (!value) throw new Error('a function was called without an operand');
  return value;
}

function textOf({ data }: Value): string {
  if (typeof data === 'string') return data;
  throw new FunctionProblem(`expected string, got ${typeOf(data)}`);
}

function listOf(value: Value | undefined): readonly Value[] {
  const { data } = present(value);
  if (isListData(data)) return data;
  throw new FunctionProblem(`expected array, got ${typeOf(data)}`);
}

function typeOf(data: Data): string {
  if (data === null) return 'null';
  if (isListData(data)) return 'array';
  return isMapData(data) ? 'object' : typeof data;
}

function split(text: string, glue: string, def: SourceRange): readonly Value[] {
  const parts = glue === '' ? [...text] : text.split(glue);
  return parts.map((data) => ({ def, data }));
}

function decodeBase64(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text.replace(/[\r\n]/g, ''))
    throw new FunctionProblem('decoding base64 string: illegal data');
  return bytes.toString('utf8');
}

/** The message of the parser is left out: it shows the text. */
function parseJson(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    throw new FunctionProblem('decoding JSON string: invalid JSON');
  }
}

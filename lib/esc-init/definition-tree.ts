import { parseDocument } from 'yaml';
import { isJsonObject, type Json } from '../core/json.ts';
import type { Definition } from '../esc/definition.ts';
import { EscError } from '../esc/esc-error.ts';
import { SecretVariable } from '../stores/pulumi-esc/environment-definition.ts';
import { parseImport } from '../stores/pulumi-esc/environment-pin.ts';
import type { PropertyPathSegment } from '../stores/pulumi-esc/property-path.ts';
import { ESC_CALL_PREFIX, ESC_SECRET_CALL } from '../upstream/pulumi-esc-definition.ts';

/** A part of a definition: as it is declared, with variables for its secrets; or as it is kept, with their ciphertexts. */
export type Tree = Json | SecretVariable | readonly Tree[] | TreeMap;

/** A map of {@link Tree}. */
export interface TreeMap {
  readonly [key: string]: Tree | undefined;
}

/** The way to a part of a definition, from `imports` or `values`. */
export type TreePath = readonly PropertyPathSegment[];

/** A secret that is declared, and the way to the variable in its place. */
export interface DeclaredSecret {
  readonly at: TreePath;
  readonly variable: string;
}

/** The parts of an environment that has just been made. */
export const EMPTY_PARTS: TreeMap = { imports: [], values: {} };

/**
 * The parts that a program can declare of what the service keeps, imports in their longest spelling.
 *
 * @throws EscError when it is no definition.
 */
export function keptParts({ address, yaml }: Pick<Definition, 'address' | 'yaml'>): TreeMap {
  const document = parseDocument(yaml, { prettyErrors: false });
  const kept: Json = document.errors.length > 0 ? '' : (document.toJS() ?? {});
  if (!isJsonObject(kept)) throw noDefinition(address);
  const { imports, values } = kept;
  return {
    imports: (Array.isArray(imports) ? imports : []).map(longImport),
    values: isJsonObject(values) ? values : {},
  };
}

/** The same of what the program declares. */
export function declaredParts({
  imports,
  values,
}: {
  readonly imports: readonly string[];
  readonly values: TreeMap;
}): TreeMap {
  return { imports: imports.map(longImport), values };
}

/** What lies at the end of a way; undefined where nothing does. */
export function treeAt(tree: Tree | undefined, at: TreePath): Tree | undefined {
  return at.reduce<Tree | undefined>((part, step) => {
    if (typeof step === 'number') return isList(part) ? part[step] : undefined;
    return isMap(part) ? part[step] : undefined;
  }, tree);
}

export function isMap(tree: Tree | undefined): tree is TreeMap {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree) && !(tree instanceof SecretVariable);
}

export function isList(tree: Tree | undefined): tree is readonly Tree[] {
  return Array.isArray(tree);
}

/** The function that a map calls; undefined for a map of values. */
export function callOf(tree: Tree | undefined): string | undefined {
  const [key, another] = isMap(tree) ? Object.keys(tree) : [];
  return another === undefined && key?.startsWith(ESC_CALL_PREFIX) ? key : undefined;
}

/** Whether anything in it is secret. */
export function holdsSecret(tree: Tree | undefined): boolean {
  if (isList(tree)) return tree.some(holdsSecret);
  if (!isMap(tree)) return false;
  return callOf(tree) === ESC_SECRET_CALL || Object.values(tree).some(holdsSecret);
}

/** Every secret that is declared in it. */
export function* declaredSecrets(tree: Tree | undefined, at: TreePath = []): Iterable<DeclaredSecret> {
  if (tree instanceof SecretVariable) yield { at, variable: tree.name };
  if (isList(tree)) for (const [index, item] of tree.entries()) yield* declaredSecrets(item, [...at, index]);
  if (isMap(tree)) for (const [key, item] of Object.entries(tree)) yield* declaredSecrets(item, [...at, key]);
}

/** `production@latest` is `default/production`; an import that is not merged stays what it is. */
function longImport(entry: Json): Json {
  const [name, options, another] = isJsonObject(entry) ? Object.entries(entry).flat() : [entry];
  const isMerged = !isJsonObject(options) || options.merge !== false;
  if (typeof name !== 'string' || another !== undefined || !isMerged) return entry;
  const { at, environment, project } = parseImport(name);
  return `${project}/${environment}${at === undefined ? '' : `@${at}`}`;
}

function noDefinition(address: string): EscError {
  return new EscError({
    kind: 'unexpected-answer',
    environment: address,
    problem: `The definition of ${address} is no YAML map.`,
    cause: 'Pulumi ESC keeps no such definition, so something else may have answered.',
    mend: 'Look at it with "esc env get", and at the address of the API.',
  });
}

import { parseDocument } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { type EnvironmentPin, parseImport } from './environment-pin.ts';

/**
 * What speaks against an environment being nothing but an import of another at a tag; undefined when it is just that, so that
 * it has every value of the tagged revision and no other.
 *
 * @param yaml Its definition, as the service keeps it.
 * @returns A clause, for instance `it has values of its own`; never a value.
 */
export function pinProblem(yaml: string, pin: EnvironmentPin): string | undefined {
  const definition = read(yaml);
  if (definition === undefined) return 'its definition is no YAML map';
  const { imports, values } = definition;
  const [first, ...more] = Array.isArray(imports) ? imports : [];
  if (first === undefined) return 'it imports nothing';
  if (more.length > 0) return `it imports ${1 + more.length} environments`;
  return importProblem(first, pin) ?? (hasAny(values) ? 'it has values of its own' : undefined);
}

function read(yaml: string): JsonObject | undefined {
  const document = parseDocument(yaml, { prettyErrors: false });
  const definition: Json = document.errors.length > 0 ? null : document.toJS();
  return isJsonObject(definition) ? definition : undefined;
}

function importProblem(entry: Json, { environment, project, tag }: EnvironmentPin): string | undefined {
  const [name = '', options] = isJsonObject(entry) ? (Object.entries(entry)[0] ?? []) : [String(entry)];
  const found = parseImport(name);
  if (found.project !== project || found.environment !== environment) return `it imports ${name}`;
  if (found.at !== tag) return `it imports revision or tag "${found.at ?? 'latest'}"`;
  const isMerged = !isJsonObject(options) || options.merge !== false;
  return isMerged ? undefined : 'its import is not merged';
}

function hasAny(values: Json | undefined): boolean {
  return isJsonObject(values) ? Object.keys(values).length > 0 : values !== undefined && values !== null;
}

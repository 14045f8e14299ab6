import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../../lib/core/json';
import { objectAt } from '../../../lib/core/manifest';
import { EXTERNAL_SECRETS_CRD_BUNDLE } from '../../../lib/upstream/external-secrets-operator';
import { go } from '../control-plane/tools';
import { DEFINING_MODULES, type UpstreamModule } from './modules';
import { withNewerFields } from './newer-fields';

/**
 * The CustomResourceDefinition of a kind, as upstream releases it; undefined for a kind of ours or of Kubernetes.
 *
 * Those of External Secrets Operator come from the bundle that the fleet names, where its path is in
 * `EXTERNAL_SECRETS_CRDS`: no Go module has that release.
 */
export function definitionOf(group: string, kind: string): JsonObject | undefined {
  return definitionsOf(group).find((definition) => definesKind(definition, kind));
}

/** All the CustomResourceDefinitions of a group that {@link DEFINING_MODULES} has. */
export function definitionsOf(group: string): readonly JsonObject[] {
  const known = parsed.get(group) ?? readDefinitions(group);
  parsed.set(group, known);
  return known;
}

const parsed = new Map<string, readonly JsonObject[]>();

function readDefinitions(group: string): readonly JsonObject[] {
  const definitions = filesOf(group).flatMap(documentsOf);
  return given(group) === undefined ? definitions.map(withNewerFields) : definitions;
}

function definesKind(definition: JsonObject, kind: string): boolean {
  return objectAt(objectAt(definition, 'spec'), 'names').kind === kind;
}

function filesOf(group: string): readonly string[] {
  const bundle = given(group);
  if (bundle !== undefined) return [pinnedBundle(bundle)];
  const module = DEFINING_MODULES[group];
  if (module === undefined) return [];
  const folder = download(module);
  return module.definitions.map((file) => readFileSync(join(folder, file), 'utf8'));
}

function given(group: string): string | undefined {
  return group === 'external-secrets.io' ? process.env.EXTERNAL_SECRETS_CRDS || undefined : undefined;
}

function pinnedBundle(file: string): string {
  const text = readFileSync(file, 'utf8');
  const { sha256, version } = EXTERNAL_SECRETS_CRD_BUNDLE;
  if (createHash('sha256').update(text).digest('hex') === sha256) return text;
  throw new Error(`${file} is not the bundle of External Secrets Operator ${version}.`);
}

/** Folder of the module's files, in Go's module cache. */
function download({ path, sum, version }: UpstreamModule): string {
  const answer: { readonly Dir: string; readonly Sum: string } = JSON.parse(
    go(tmpdir(), ['mod', 'download', '-json', `${path}@${version}`]),
  );
  if (answer.Sum === sum) return answer.Dir;
  throw new Error(`${path}@${version} is ${answer.Sum}, not ${sum}.`);
}

function documentsOf(text: string): readonly JsonObject[] {
  return text.split(/^---$/m).flatMap((document) => parse(document) ?? []);
}

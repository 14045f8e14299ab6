import { type Document, parseAllDocuments } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { identityKey, identityOf, type ObjectIdentity } from '../../core/manifest.ts';
import { keyOf } from './groups.ts';
import type { TreePair } from './tree-pair.ts';

/** One object of a cluster as it is and as it will be; at least one of the two is there. */
export interface ObjectPair {
  readonly cluster: string;
  /** Name of the unit that syncs it, or did. */
  readonly unit: string;
  /** Path of its file, or of the file that it had. */
  readonly path: string;
  readonly identity: ObjectIdentity;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** The objects of files that differ, without those that only move to another file of their unit. */
export function changedObjects({ files }: TreePair): readonly ObjectPair[] {
  const pairs = new Map<string, ObjectPair & { readonly moves?: boolean }>();
  for (const [path, { base = '' }] of files) {
    for (const { manifest, ...place } of objectsIn(path, base))
      pairs.set(keyOfPlace(place), { ...place, before: manifest });
  }
  for (const [path, { head = '' }] of files) {
    for (const { manifest, ...place } of objectsIn(path, head)) {
      const old = pairs.get(keyOfPlace(place));
      const moves = old !== undefined && old.unit !== place.unit;
      pairs.set(keyOfPlace(place), { ...place, before: old?.before, after: manifest, moves });
    }
  }
  return [...pairs.values()]
    .filter(({ after, before, moves }) => moves || JSON.stringify(before) !== JSON.stringify(after))
    .map(({ moves, ...pair }) => pair);
}

/** An object and where it lies. */
export interface PlacedObject extends Pick<ObjectPair, 'cluster' | 'unit' | 'path' | 'identity'> {
  readonly manifest: JsonObject;
}

/** The objects in one file of a unit; none in any other file, and none where the file is no YAML. */
export function objectsIn(path: string, text: string): readonly PlacedObject[] {
  const [cluster = '', unit = '', ...rest] = path.split('/');
  if (rest.length === 0 || !/\.ya?ml$/.test(path)) return [];
  return parseAllDocuments(text, { logLevel: 'silent' }).flatMap((document) => {
    const manifest = contentOf(document);
    if (!isJsonObject(manifest)) return [];
    const identity = identityOf(manifest);
    return [{ cluster, unit, path, identity, manifest }];
  });
}

/** Undefined where a document is broken, or has aliases that lead nowhere or to too much. */
function contentOf(document: Document.Parsed): Json | undefined {
  try {
    return document.errors.length > 0 ? undefined : document.toJS();
  } catch {
    return undefined;
  }
}

/** What a kustomization lacks, a name, the path stands in for. */
function keyOfPlace({ cluster, identity, path }: Pick<ObjectPair, 'cluster' | 'identity' | 'path'>): string {
  return keyOf(cluster, identityKey(identity), identity.name === '' ? path : '');
}

/** `Deployment shop/checkout`; of an object without a name, its file. */
export function nameOfObject({
  identity: { kind, name, namespace },
  path,
}: Pick<ObjectPair, 'identity' | 'path'>): string {
  if (name === '') return `${kind} in ${path}`;
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

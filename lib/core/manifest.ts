import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** A kind in any of its versions. */
export interface GroupKind {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
}

/** What the API server tells objects apart by, whatever their version. */
export interface ObjectIdentity extends GroupKind {
  /** The namespace that the manifest states, if any. */
  readonly namespace?: string;
  readonly name: string;
}

/** Reads a manifest's identity; missing parts are empty. */
export function identityOf(manifest: JsonObject): ObjectIdentity {
  const { name, namespace } = metadataOf(manifest);
  const apiVersion = String(manifest.apiVersion ?? '');
  return {
    group: apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/'))),
    kind: String(manifest.kind ?? ''),
    namespace: typeof namespace === 'string' ? namespace : undefined,
    name: String(name ?? ''),
  };
}

/**
 * One text for each kind: `<group>/<kind>`.
 *
 * A fleet has a few dozen kinds, and is asked for the kind of each of its objects again and again: a text that is spelt anew has to
 * be hashed anew.
 */
export function kindKey({ group, kind }: GroupKind): string {
  const known = KIND_KEYS.get(group)?.get(kind);
  if (known !== undefined) return known;
  const key = `${group}/${kind}`;
  KIND_KEYS.set(group, (KIND_KEYS.get(group) ?? new Map<string, string>()).set(kind, key));
  return key;
}

const KIND_KEYS = new Map<string, Map<string, string>>();

/** One text for each identity. */
export function identityKey({ group, kind, name, namespace = '' }: ObjectIdentity): string {
  return `${group}/${kind}/${namespace}/${name}`;
}

/** How a person names an object, for instance `Deployment "shop/checkout"`. */
export function describe({ kind, name, namespace }: ObjectIdentity): string {
  return `${kind} "${namespace === undefined ? '' : `${namespace}/`}${name}"`;
}

export function metadataOf(manifest: JsonObject): JsonObject {
  return objectAt(manifest, 'metadata');
}

/** The pod that a workload's manifest describes; undefined for any other kind. */
export function podSpecOf(manifest: JsonObject, kind: GroupKind): JsonObject | undefined {
  const way = POD_SPEC_PATHS.get(kindKey(kind));
  const spec = way?.reduce<Json | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), manifest);
  return isJsonObject(spec) ? spec : undefined;
}

const TEMPLATE = ['spec', 'template', 'spec'];

const POD_SPEC_PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['/Pod', ['spec']],
  ['/ReplicationController', TEMPLATE],
  ['apps/DaemonSet', TEMPLATE],
  ['apps/Deployment', TEMPLATE],
  ['apps/ReplicaSet', TEMPLATE],
  ['apps/StatefulSet', TEMPLATE],
  ['batch/CronJob', ['spec', 'jobTemplate', ...TEMPLATE]],
  ['batch/Job', TEMPLATE],
]);

/** The metadata of a manifest and those that it gives to what is made of it: a workload's pods, a CronJob's Jobs. */
export function allMetadataOf(manifest: JsonObject, kind: GroupKind): readonly JsonObject[] {
  const way = POD_SPEC_PATHS.get(kindKey(kind));
  const all = [metadataOf(manifest)];
  if (way === undefined) return all;
  let at = manifest;
  for (const key of way) {
    at = objectAt(at, key);
    if (key !== 'spec') all.push(metadataOf(at));
  }
  return all;
}

/** The map under a key; an empty one when there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : EMPTY;
}

const EMPTY: JsonObject = Object.freeze({});

/** The maps in the list under a key; none when there is no list. */
export function objectsAt(object: JsonObject, key: string): readonly JsonObject[] {
  const value = object[key];
  if (!Array.isArray(value)) return NONE;
  return value.every(isJsonObject) ? value : value.filter(isJsonObject);
}

const NONE: readonly JsonObject[] = [];

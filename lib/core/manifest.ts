import { isJsonObject, type Json, type JsonObject } from './json';

/** API group of a manifest; empty for the core group. */
export function groupOf(manifest: JsonObject): string {
  const apiVersion = String(manifest.apiVersion ?? '');
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

export function kindOf(manifest: JsonObject): string {
  return String(manifest.kind ?? '');
}

export function metadataOf(manifest: JsonObject): JsonObject {
  return objectAt(manifest, 'metadata');
}

export function nameOf(manifest: JsonObject): string {
  return String(metadataOf(manifest).name ?? '');
}

/** The namespace a manifest states, if any. */
export function namespaceOf(manifest: JsonObject): string | undefined {
  const namespace = metadataOf(manifest).namespace;
  return typeof namespace === 'string' ? namespace : undefined;
}

/** How a person names an object, for instance `Deployment "shop/checkout"`. */
export function describe(manifest: JsonObject): string {
  const namespace = namespaceOf(manifest);
  return `${kindOf(manifest)} "${namespace === undefined ? '' : `${namespace}/`}${nameOf(manifest)}"`;
}

/** What the API server tells objects apart by, whatever their version: group, kind, namespace, name. */
export function identityOf(manifest: JsonObject): string {
  return [groupOf(manifest), kindOf(manifest), namespaceOf(manifest) ?? '', nameOf(manifest)].join('/');
}

/** The pod that a workload's manifest describes; undefined for any other kind. */
export function podSpecOf(manifest: JsonObject): JsonObject | undefined {
  const way = POD_SPEC_PATHS[`${groupOf(manifest)}/${kindOf(manifest)}`];
  const spec = way?.reduce<Json | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), manifest);
  return isJsonObject(spec) ? spec : undefined;
}

const TEMPLATE = ['spec', 'template', 'spec'];

const POD_SPEC_PATHS: Readonly<Record<string, readonly string[]>> = {
  '/Pod': ['spec'],
  '/ReplicationController': TEMPLATE,
  'apps/DaemonSet': TEMPLATE,
  'apps/Deployment': TEMPLATE,
  'apps/ReplicaSet': TEMPLATE,
  'apps/StatefulSet': TEMPLATE,
  'batch/CronJob': ['spec', 'jobTemplate', ...TEMPLATE],
  'batch/Job': TEMPLATE,
};

/** The map under a key; an empty one when there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : {};
}

/** The maps in the list under a key; none when there is no list. */
export function objectsAt(object: JsonObject, key: string): readonly JsonObject[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

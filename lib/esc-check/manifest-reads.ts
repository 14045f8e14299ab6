import type { ApiObject } from 'cdk8s';
import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { describe, identityOf, objectAt, objectsAt } from '../core/manifest.ts';
import type { PropertyUse } from '../stores/pulumi-esc/locked-property.ts';
import { PropertyPath } from '../stores/pulumi-esc/property-path.ts';
import { CUSTOM_KINDS } from '../upstream/custom-kinds.ts';
import { PULUMI_ESC_API_URL } from '../upstream/pulumi-esc.ts';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../upstream/pulumi-esc-csi-provider.ts';
import type { EnvironmentPlace, PropertyReference } from './property-reference.ts';

/** A value that a manifest reads. */
export interface ManifestRead extends PropertyReference {
  /** Where it reads it, for people. */
  readonly store: string;
  /** @default - the store is none of Pulumi ESC, or the program does not make it */
  readonly place?: EnvironmentPlace;
}

/**
 * What manifests read through External Secrets Operator or the CSI driver.
 *
 * @param all Every object of the program: the stores are among them.
 */
export function manifestReads(some: readonly ApiObject[], all: readonly ApiObject[]): readonly ManifestRead[] {
  const stores = new Map(all.filter(isStore).flatMap(storeOf));
  return some.flatMap((object) => readsOf(object, stores));
}

type Stores = ReadonlyMap<string, EnvironmentPlace | undefined>;

function readsOf(object: ApiObject, stores: Stores): readonly ManifestRead[] {
  switch (kindOf(object)) {
    case CUSTOM_KINDS.externalSecret:
      return operatorReads(object, (manifest) => objectAt(manifest, 'spec'), stores);
    case CUSTOM_KINDS.clusterExternalSecret:
      return operatorReads(object, (manifest) => objectAt(objectAt(manifest, 'spec'), 'externalSecretSpec'), stores);
    case CUSTOM_KINDS.secretProviderClass:
      return driverReads(object);
    default:
      return [];
  }
}

function isStore(object: ApiObject): boolean {
  const kind = kindOf(object);
  return kind === CUSTOM_KINDS.secretStore || kind === CUSTOM_KINDS.clusterSecretStore;
}

function storeOf(object: ApiObject): (readonly [string, EnvironmentPlace | undefined])[] {
  const manifest = manifestOf(object);
  if (manifest === undefined) return [];
  const { kind, name, namespace } = identityOf(manifest);
  const { pulumi } = objectAt(objectAt(manifest, 'spec'), 'provider');
  return [[storeKey(object, kind, name, namespace), isJsonObject(pulumi) ? placeOf(pulumi) : undefined]];
}

function operatorReads(
  object: ApiObject,
  specOf: (manifest: JsonObject) => JsonObject,
  stores: Stores,
): readonly ManifestRead[] {
  const manifest = manifestOf(object);
  if (manifest === undefined) return [];
  const spec = specOf(manifest);
  const { namespace } = identityOf(manifest);
  const read = (entry: JsonObject, field: string, use: PropertyUse): readonly ManifestRead[] => {
    const { key } = objectAt(entry, field);
    if (typeof key !== 'string') return [];
    const { kind = 'SecretStore', name } = { ...objectAt(spec, 'secretStoreRef'), ...storeRefOf(entry) };
    const place = stores.get(storeKey(object, String(kind), String(name), namespace));
    return [readOf(object, key, use, `${kind} "${name}"`, place)];
  };
  return [
    ...objectsAt(spec, 'data').flatMap((entry) => read(entry, 'remoteRef', 'value')),
    ...objectsAt(spec, 'dataFrom').flatMap((entry) => read(entry, 'extract', 'object')),
  ];
}

function storeRefOf(entry: JsonObject): JsonObject {
  return objectAt(objectAt(entry, 'sourceRef'), 'storeRef');
}

/** The provider's list is YAML in a string; what nobody can read stays unchecked. */
function driverReads(object: ApiObject): readonly ManifestRead[] {
  const manifest = manifestOf(object);
  if (manifest === undefined) return [];
  const spec = objectAt(manifest, 'spec');
  const parameters = objectAt(spec, 'parameters');
  const keys = spec.provider === PULUMI_ESC_CSI_PROVIDER_0_1_1.provider ? secretKeysIn(parameters.secrets) : undefined;
  if (keys === undefined) return [readOf(object, '', 'value', describe(identityOf(manifest)))];
  const place = placeOf(parameters);
  return keys.map((key) => readOf(object, key, 'value', place.address, place));
}

function secretKeysIn(secrets: Json | undefined): readonly string[] | undefined {
  const list = tryParseYaml(String(secrets));
  if (!Array.isArray(list)) return undefined;
  return list.map((entry: Json) => (isJsonObject(entry) ? String(entry.secretKey) : ''));
}

function tryParseYaml(text: string): Json | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function readOf(
  { node }: ApiObject,
  key: string,
  use: PropertyUse,
  store: string,
  place?: EnvironmentPlace,
): ManifestRead {
  const path = node.id === 'Resource' && node.scope ? node.scope.node.path : node.path;
  return { path, property: PropertyPath.tryParse(key)?.toString() ?? key, use, store, ...(place && { place }) };
}

function placeOf({ apiUrl, environment, organization, project }: JsonObject): EnvironmentPlace {
  const address = `${organization}/${project}/${environment}`;
  return { address, ...(typeof apiUrl === 'string' && apiUrl !== PULUMI_ESC_API_URL && { apiUrl }) };
}

/** Stores of one cluster by what refers to them; a ClusterSecretStore lies in no namespace. */
function storeKey({ node }: ApiObject, kind: string, name: string, namespace = 'default'): string {
  const [cluster] = node.path.split('/');
  return [cluster, kind, kind === 'ClusterSecretStore' ? '' : namespace, name].join('\n');
}

function kindOf({ apiGroup, kind }: ApiObject): string {
  return `${apiGroup}/${kind}`;
}

/** Undefined for what cannot be rendered, which rendering reports. */
function manifestOf(object: ApiObject): JsonObject | undefined {
  try {
    return object.toJson() as JsonObject;
  } catch {
    return undefined;
  }
}

import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import type { PathShape, ValueType } from '../stores/pulumi-esc/environment-shape.ts';
import { PropertyPath, type PropertyPathSegment } from '../stores/pulumi-esc/property-path.ts';

/** One secret of an environment. Held no longer than it is compared, and never written anywhere. */
export interface SecretValue {
  /** Where it lies. Below a key that no path can name: the nearest map or list that one can. */
  readonly path: string;
  /** Numbers and booleans as JSON writes them. */
  readonly value: string;
}

/**
 * What lies where in the `properties` of an environment, without values.
 *
 * The tree is read as the service sends it, each value wrapped in `{value, secret, unknown, trace}`. The SDK's own `values`
 * take a user's map with a key `value` for such a wrapper, and null and unknown for maps (0.12.4).
 *
 * What lies in a secret map is secret itself. A key that no path can name is left out: nothing can refer to it.
 */
export function* shapesOf(properties: Json | undefined): Iterable<PathShape> {
  for (const { isSecret, node, path } of nodesOf(properties)) {
    if (path !== undefined) yield { path, type: typeOf(node), secret: isSecret };
  }
}

/** Every secret scalar, also those that an environment overrides in one that it imports (`trace.base`). */
export function* secretsOf(properties: Json | undefined): Iterable<SecretValue> {
  for (const { isSecret, nearestPath, node } of nodesOf(properties, 'with what is overridden')) {
    const { value } = node;
    if (!isSecret || value === null || value === undefined || typeof value === 'object') continue;
    yield { path: nearestPath, value: String(value) };
  }
}

interface Place {
  readonly segments: readonly PropertyPathSegment[];
  /** Undefined where no path can name it. */
  readonly path?: string;
  readonly nearestPath: string;
  readonly isSecret: boolean;
}

interface Visited extends Place {
  readonly node: JsonObject;
}

type Depth = 'with what is overridden' | 'as it is';

const ROOT: Place = { segments: [], nearestPath: '', isSecret: false };

function* nodesOf(properties: Json | undefined, depth: Depth = 'as it is'): Iterable<Visited> {
  if (!isJsonObject(properties)) return;
  for (const [key, node] of Object.entries(properties)) yield* visit(node, below(ROOT, key), depth);
}

function* visit(value: Json | undefined, place: Place, depth: Depth): Iterable<Visited> {
  const node: JsonObject = isJsonObject(value) ? value : { unknown: true };
  const here = { ...place, isSecret: place.isSecret || node.secret === true };
  yield { ...here, node };
  for (const [step, child] of childrenOf(node)) yield* visit(child, below(here, step), depth);
  const base = isJsonObject(node.trace) ? node.trace.base : undefined;
  if (depth === 'with what is overridden' && base !== undefined) yield* visit(base, place, depth);
}

function childrenOf({ value }: JsonObject): readonly (readonly [PropertyPathSegment, Json | undefined])[] {
  if (Array.isArray(value)) return value.map((item: Json, index) => [index, item]);
  return isJsonObject(value) ? Object.entries(value) : [];
}

function below({ isSecret, nearestPath, path, segments }: Place, step: PropertyPathSegment): Place {
  const own = [...segments, step];
  const isNameable = segments.length === 0 || path !== undefined;
  const ownPath = isNameable ? tryPath(own) : undefined;
  return { segments: own, path: ownPath, nearestPath: ownPath ?? nearestPath, isSecret };
}

/** Undefined for an empty key and for one that ends in a backslash, which the grammar has no way to write. */
function tryPath(segments: readonly PropertyPathSegment[]): string | undefined {
  try {
    return PropertyPath.of(...segments).toString();
  } catch {
    return undefined;
  }
}

function typeOf({ unknown, value }: JsonObject): ValueType {
  if (unknown === true) return 'unknown';
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'string' | 'number' | 'boolean' | 'object';
}

import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import type { PathShape, ValueType } from '../stores/pulumi-esc/environment-shape.ts';
import { PropertyPath, type PropertyPathSegment } from '../stores/pulumi-esc/property-path.ts';

/** One secret of an environment. Held no longer than it is compared, and never written anywhere. */
export interface SecretValue {
  /** Where it lies. Below a key that no path can name: the nearest map or list that one can. */
  readonly path: string;
  /** Numbers and booleans as JSON writes them. */
  readonly value: string;
  /** Whether it is one that an environment overrides in one that it imports: a secret still, and no reader's value. */
  readonly isOverridden: boolean;
}

/**
 * What lies where in the `properties` of an environment, without values.
 *
 * The tree is read as the service sends it, each value wrapped in `{value, secret, unknown, trace}`. The SDK's own `values`
 * take a user's map with a key `value` for such a wrapper, and null and unknown for maps (0.12.4).
 *
 * What lies in a secret map is secret itself. A key that no path can name is left out: nothing can refer to it.
 */
export function shapesOf(properties: Json | undefined): readonly PathShape[] {
  const shapes: PathShape[] = [];
  visitAll(properties, ({ isSecret, path }, node) => {
    if (path !== undefined) shapes.push({ path, type: typeOf(node), secret: isSecret });
  });
  return shapes;
}

/** Every secret scalar, also those that an environment overrides in one that it imports (`trace.base`). */
export function secretsOf(properties: Json | undefined): readonly SecretValue[] {
  const secrets: SecretValue[] = [];
  visitAll(properties, function visit(place, node) {
    const { trace, value } = node;
    const isScalar = value !== null && value !== undefined && typeof value !== 'object';
    const { isOverridden, isSecret, liesInSecret, nearestPath } = place;
    if (isSecret && isScalar) secrets.push({ path: nearestPath, value: String(value), isOverridden });
    if (isJsonObject(trace) && trace.base !== undefined) {
      visitValue(trace.base, { ...place, isSecret: liesInSecret, isOverridden: true }, visit);
    }
  });
  return secrets;
}

interface Place {
  /** Undefined where no path can name it. */
  readonly path: string | undefined;
  readonly nearestPath: string;
  /** Whether it is secret, for itself or because it lies in a secret. */
  readonly isSecret: boolean;
  readonly liesInSecret: boolean;
  /** Whether it is not what a reader gets. */
  readonly isOverridden: boolean;
}

type Visit = (place: Place, node: JsonObject) => void;

const ROOT: Place = { path: '', nearestPath: '', isSecret: false, liesInSecret: false, isOverridden: false };

const UNREADABLE: JsonObject = { unknown: true };

function visitAll(properties: Json | undefined, visit: Visit): void {
  if (isJsonObject(properties)) visitMap(properties, ROOT, visit);
}

function visitMap(map: JsonObject, place: Place, visit: Visit): void {
  for (const key of Object.keys(map)) visitValue(map[key], below(place, key), visit);
}

function visitValue(wrapped: Json | undefined, outer: Place, visit: Visit): void {
  const node = isJsonObject(wrapped) ? wrapped : UNREADABLE;
  const { isSecret } = outer;
  const place = { ...outer, isSecret: isSecret || node.secret === true, liesInSecret: isSecret };
  visit(place, node);
  if (isJsonObject(node.value)) visitMap(node.value, place, visit);
  else if (Array.isArray(node.value)) {
    node.value.forEach((item: Json, index) => {
      visitValue(item, below(place, index), visit);
    });
  }
}

function below(place: Place, step: PropertyPathSegment): Place {
  const own = place.path === undefined ? undefined : pathBelow(place.path, step);
  return { ...place, path: own, nearestPath: own ?? place.nearestPath, liesInSecret: place.isSecret };
}

/** Undefined for an empty key and for one that ends in a backslash, which the grammar has no way to write. */
function pathBelow(parent: string, step: PropertyPathSegment): string | undefined {
  if (typeof step === 'number') return `${parent}[${step}]`;
  if (step === '' || step.endsWith('\\')) return undefined;
  const key = PropertyPath.of(step).toString();
  return parent === '' || key.startsWith('[') ? `${parent}${key}` : `${parent}.${key}`;
}

function typeOf({ unknown, value }: JsonObject): ValueType {
  if (unknown === true) return 'unknown';
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'string' | 'number' | 'boolean' | 'object';
}

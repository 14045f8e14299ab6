import { byCodeUnit } from '../../core/compare.ts';
import { editDistance, spellingLimit } from '../../core/edit-distance.ts';
import { PropertyPath, type PropertyPathSegment } from './property-path.ts';

/** What a value is; `unknown` where it could not be computed, so that nothing is known of what lies below it either. */
export type ValueType = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null' | 'unknown';

/** One place in an environment: that there is a value, of which type, and whether it is secret. Never the value. */
export interface PathShape {
  /** Canonical text of a {@link PropertyPath}. */
  readonly path: string;
  readonly type: ValueType;
  /** Whether this value is secret as a whole; a map with secrets in it is not: see {@link containsSecret}. */
  readonly secret: boolean;
}

/** What an environment looks like, without its values. Plain data, safe to commit. */
export interface EnvironmentShape {
  /** `<organization>/<project>/<environment>`. */
  readonly address: string;
  /**
   * The revision that was read, from 1.
   * @default - whatever was the latest
   */
  readonly revision?: number;
  /** Every map, list and scalar, in the order of {@link byCodeUnit}. */
  readonly paths: readonly PathShape[];
}

/** A shape with its paths in order. */
export function environmentShape(address: string, paths: Iterable<PathShape>, revision?: number): EnvironmentShape {
  const sorted = [...paths].sort((a, b) => byCodeUnit(a.path, b.path));
  return { address, ...(revision === undefined ? {} : { revision }), paths: sorted };
}

/**
 * What lies at a path, however it is spelt; undefined when there is certainly nothing.
 *
 * Below an unknown value everything is unknown: nobody can say that it is missing.
 */
export function shapeAt(shape: EnvironmentShape, path: string): PathShape | undefined {
  const parsed = PropertyPath.tryParse(path);
  if (!parsed) return undefined;
  const { byPath } = indexOf(shape);
  const text = parsed.toString();
  const found = byPath.get(text);
  if (found) return found;
  const unknown = above(parsed.segments)
    .map((ancestor) => byPath.get(ancestor))
    .find((ancestor) => ancestor?.type === 'unknown');
  return unknown && { path: text, type: 'unknown', secret: unknown.secret };
}

/** Whether the value at a path is secret or has a secret anywhere in it; false for a path that is not there. */
export function containsSecret(shape: EnvironmentShape, path: string): boolean {
  const found = shapeAt(shape, path);
  return found !== undefined && (found.secret || indexOf(shape).aboveSecrets.has(found.path));
}

/**
 * The existing paths that a wrong one may have meant, the likeliest first: those that are spelt alike, whatever their
 * case, and those that end in the same key.
 *
 * @param count How many at most.
 */
export function nearestPaths(shape: EnvironmentShape, path: string, count = 3): readonly string[] {
  const wanted = PropertyPath.tryParse(path)?.toString() ?? path;
  const lastKey = lastKeyOf(wanted);
  const limit = spellingLimit(wanted);
  return shape.paths
    .map((candidate) => ({ path: candidate.path, distance: editDistance(wanted, candidate.path) }))
    .filter((candidate) => candidate.distance <= limit || (lastKey && lastKeyOf(candidate.path) === lastKey))
    .sort((a, b) => a.distance - b.distance || byCodeUnit(a.path, b.path))
    .slice(0, count)
    .map((candidate) => candidate.path);
}

interface Index {
  readonly byPath: ReadonlyMap<string, PathShape>;
  /** Paths of the maps and lists that have a secret in them. */
  readonly aboveSecrets: ReadonlySet<string>;
}

/** A fleet asks the same few shapes thousands of times. */
const indexes = new WeakMap<EnvironmentShape, Index>();

function indexOf(shape: EnvironmentShape): Index {
  const known = indexes.get(shape);
  if (known) return known;
  const secrets = shape.paths.filter(({ secret }) => secret);
  const index: Index = {
    byPath: new Map(shape.paths.map((entry) => [entry.path, entry])),
    aboveSecrets: new Set(secrets.flatMap(({ path }) => above(PropertyPath.parse(path).segments))),
  };
  indexes.set(shape, index);
  return index;
}

/** The paths of whatever a path lies in, the outermost first. */
function above(segments: readonly PropertyPathSegment[]): string[] {
  return segments.slice(1).map((_, position) => PropertyPath.of(...segments.slice(0, position + 1)).toString());
}

/** Undefined for an item of a list, which has no name. */
function lastKeyOf(path: string): string | undefined {
  const last = PropertyPath.tryParse(path)?.segments.at(-1);
  return typeof last === 'string' ? last : undefined;
}

import type { EnvironmentShape, PathShape } from './environment-shape.ts';

/** How a shape differs from an earlier one of the same environment; each list in the order of its paths. */
export interface ShapeChange {
  readonly added: readonly PathShape[];
  readonly removed: readonly PathShape[];
  /** Paths with another type, or that became secret or ceased to be. */
  readonly changed: readonly ChangedPath[];
}

/** One path, as it was and as it is. */
export interface ChangedPath {
  readonly before: PathShape;
  readonly after: PathShape;
}

/**
 * Compares two shapes of an environment.
 *
 * @param before Undefined for an environment that nobody knew, of which everything is new.
 */
export function shapeChange(before: EnvironmentShape | undefined, after: EnvironmentShape): ShapeChange {
  const old = byPath(before);
  const present = byPath(after);
  return {
    added: after.paths.filter(({ path }) => !old.has(path)),
    removed: [...old.values()].filter(({ path }) => !present.has(path)),
    changed: after.paths.flatMap((path) => {
      const known = old.get(path.path);
      return known === undefined || describeValue(known) === describeValue(path)
        ? []
        : [{ before: known, after: path }];
    }),
  };
}

/** Whether nothing differs. */
export function isUnchanged({ added, changed, removed }: ShapeChange): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** What lies at a path, as the lock says it: `secret string`, `object`. */
export function describeValue({ secret, type }: Pick<PathShape, 'secret' | 'type'>): string {
  return secret ? `secret ${type}` : type;
}

/** A change as lines of a diff, what breaks programs first: `- app.helo  secret string`. */
export function describeChange({ added, changed, removed }: ShapeChange): readonly string[] {
  return [
    ...removed.map((gone) => `- ${gone.path}  ${describeValue(gone)}`),
    ...changed.map(({ after, before }) => `~ ${after.path}  ${describeValue(after)}, was ${describeValue(before)}`),
    ...added.map((one) => `+ ${one.path}  ${describeValue(one)}`),
  ];
}

function byPath(shape: EnvironmentShape | undefined): ReadonlyMap<string, PathShape> {
  return new Map(shape?.paths.map((path) => [path.path, path]));
}

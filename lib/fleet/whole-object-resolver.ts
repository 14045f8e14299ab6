import { type App, type IResolver, Lazy, type ResolutionContext } from 'cdk8s';

/**
 * Makes an `App` resolve each object in one go: lazy values, implicit tokens and number-or-string unions, as its own three
 * resolvers do (cdk8s 2.70.106).
 *
 * Stock resolution asks every resolver about every value of every object, which is the most of a synth's time.
 */
export function resolveWholeObjects(app: App): void {
  app.resolvers.splice(0, app.resolvers.length, wholeObjectResolver);
}

/** Whether objects of this `App` are resolved in one go. */
export function resolvesWholeObjects(app: App): boolean {
  return app.resolvers.length === 1 && app.resolvers[0] === wholeObjectResolver;
}

/** Whether a value is one of the classes that hold a number or a string: `IntOrString`, `Quantity`, `PercentOrAbsolute`. */
export function isNumberOrString(value: object): value is { readonly value: number | string } {
  return 'value' in value && (typeof value.value === 'number' || typeof value.value === 'string');
}

const wholeObjectResolver: IResolver = {
  resolve(context: ResolutionContext): void {
    const isRoot = context.key.length === 0;
    if (isRoot && Object.getPrototypeOf(context.value) !== RESOLVED) context.replaceValue(asResolved(context.value));
  },
};

/**
 * What marks a resolved map. cdk8s walks into maps whose constructor is `Object` and returns everything else as it is;
 * later, when it drops empty values, it takes a map for plain by its constructor's name.
 */
const RESOLVED = { constructor: { name: 'Object' } };

function asResolved(value: unknown): unknown {
  const resolved = resolve(value);
  const isMap = typeof resolved === 'object' && resolved !== null && !Array.isArray(resolved);
  return isMap ? Object.assign(Object.create(RESOLVED), resolved) : resolved;
}

/** What holds nothing to resolve is not copied. */
function resolve(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return resolveList(value);
  if (value.constructor === Object) return resolveMap(value as Readonly<Record<string, unknown>>);
  if (value instanceof Lazy) return resolve(value.produce());
  if ('resolve' in value && typeof value.resolve === 'function') return resolve(value.resolve());
  if (isNumberOrString(value)) return { value: value.value };
  return value;
}

function resolveList(list: readonly unknown[]): unknown {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const resolved = resolve(list[index]);
    if (resolved === list[index]) continue;
    copy ??= [...list];
    copy[index] = resolved;
  }
  return copy ?? list;
}

function resolveMap(map: Readonly<Record<string, unknown>>): unknown {
  if (typeof map.resolve === 'function') return resolve(map.resolve());
  let copy: Record<string, unknown> | undefined;
  for (const key in map) {
    const resolved = resolve(map[key]);
    if (resolved === map[key]) continue;
    copy ??= { ...map };
    copy[key] = resolved;
  }
  return copy ?? map;
}

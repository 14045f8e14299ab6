import { type ApiObject, type ApiObjectProps, App, Lazy } from 'cdk8s';
import type { JsonObject } from '../core/json.ts';
import { plainMetadata } from '../core/plain-metadata.ts';
import { CDK8S_PLUS_OBJECTS } from '../upstream/cdk8s-plus.ts';
import { isNumberOrString, resolvesWholeObjects } from './whole-object-resolver.ts';

const { inEveryPod, namePrefix, respelled, version } = CDK8S_PLUS_OBJECTS;

/**
 * The manifest of an object, as its `toJson` gives it but for the order of keys. A field that a class of cdk8s-plus does not know,
 * which its `toJson` leaves out without a word, stays: the API server then says what it is.
 *
 * The classes of cdk8s-plus resolve, sort and copy what they hold four times, and each map once more for each of its keys:
 * more work than the rest of a synth. Most objects hold nothing but plain data and lazy values, for which one copy does.
 */
export function manifestOf(object: ApiObject): JsonObject {
  return plainManifest(object) ?? (object.toJson() as JsonObject);
}

/** Undefined where only the class itself knows what to write. */
function plainManifest(object: ApiObject): JsonObject | undefined {
  if (!isOfCdk8sPlus(object.constructor) || !resolvesWholeObjects(App.of(object))) return undefined;
  // What the object was made of and what is patched once it is rendered, which cdk8s 2.70.106 keeps to itself.
  const props: ApiObjectProps | undefined = Reflect.get(object, 'props');
  const patches: readonly unknown[] | undefined = Reflect.get(object, 'patches');
  if (props === undefined || patches?.length !== 0) return undefined;
  const copy = new PlainCopy();
  const manifest = copy.of({ ...props, metadata: undefined });
  return copy.isWhole ? { ...(manifest as JsonObject), metadata: plainMetadata(object) } : undefined;
}

const TYPE = Symbol.for('jsii.rtti');

/** A class derived from one of theirs may render in a way of its own, and has no type of its own. */
type Class = object & { readonly [TYPE]?: { readonly fqn: string; readonly version: string } };

function isOfCdk8sPlus(ofObject: Class): boolean {
  const type = Object.hasOwn(ofObject, TYPE) ? ofObject[TYPE] : undefined;
  return type?.version === version && type.fqn.startsWith(namePrefix);
}

/** Copies data without its empty values. */
class PlainCopy {
  /** False once something was met that is not copied. */
  isWhole = true;

  of(value: unknown): unknown {
    if (value === null) return undefined;
    if (typeof value !== 'object') return typeof value === 'function' ? this.refuse() : value;
    if (Array.isArray(value)) return value.map((item) => this.of(item) ?? this.refuse());
    if (value.constructor === Object) return this.map(value as Readonly<Record<string, unknown>>);
    if (value instanceof Lazy) return this.of(value.produce());
    return isNumberOrString(value) && !('resolve' in value) ? value.value : this.refuse();
  }

  private map(map: Readonly<Record<string, unknown>>): unknown {
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(map)) {
      const value = this.of(map[key]);
      if (value !== undefined) copy[this.fieldOf(key, value)] = value;
    }
    return copy;
  }

  /** A label may be called as a property is, but is no boolean. */
  private fieldOf(key: string, value: unknown): string {
    if (key === inEveryPod.property && typeof value === 'boolean') return inEveryPod.field;
    if (respelled.has(key)) this.refuse();
    return key;
  }

  private refuse(): undefined {
    this.isWhole = false;
  }
}

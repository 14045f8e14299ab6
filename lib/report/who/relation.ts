import type { Question } from './question.ts';
import { PULUMI_ESC } from './store-kinds.ts';

/**
 * How a property that a container reads belongs to the one that is asked for.
 *
 * - `same`: it is that one.
 * - `inside`: it is a part of it.
 * - `around`: it holds it, with more.
 * - `version`: it is the same secret at a version or a revision of its own, which may have another value.
 */
export type Relation = 'same' | 'inside' | 'around' | 'version';

/** How a property that is read belongs to the one that is asked for; undefined when it does not. */
export function relationOf({ property: asked, store }: Question, read: string): Relation | undefined {
  if (asked === undefined) return 'inside';
  return store.kind === PULUMI_ESC ? relationOfPaths(asked, read) : relationOfReferences(asked, read);
}

/** Canonical paths of Pulumi ESC: what lies in a value begins with its path and one more step. */
function relationOfPaths(asked: string, read: string): Relation | undefined {
  if (asked === read) return 'same';
  if (isBelow(asked, read)) return 'inside';
  return isBelow(read, asked) ? 'around' : undefined;
}

function isBelow(path: string, other: string): boolean {
  const next = other[path.length];
  return (next === '.' || next === '[') && other.startsWith(path);
}

/** `shop/db?version=3#password`, as the other stores' references are spelt. */
function relationOfReferences(asked: string, read: string): Relation | undefined {
  const [one, other] = [partsOf(asked), partsOf(read)];
  if (one.name !== other.name) return undefined;
  const isOtherField = one.field !== undefined && other.field !== undefined && one.field !== other.field;
  if (isOtherField) return undefined;
  if (one.version !== other.version) return 'version';
  if (one.field === other.field) return 'same';
  return one.field === undefined ? 'inside' : 'around';
}

/** A reference in its parts. */
export interface ReferenceParts {
  readonly name: string;
  /**
   * For instance `version=3`.
   * @default - the newest
   */
  readonly version?: string;
  /**
   * One key of an object.
   * @default - the whole
   */
  readonly field?: string;
}

/** Takes `name?version#field` apart. */
export function partsOf(reference: string): ReferenceParts {
  const hash = reference.indexOf('#');
  const [whole, field] = hash < 0 ? [reference] : [reference.slice(0, hash), reference.slice(hash + 1)];
  const mark = whole.indexOf('?');
  const [name, version] = mark < 0 ? [whole] : [whole.slice(0, mark), whole.slice(mark + 1)];
  return { name, ...(version === undefined ? {} : { version }), ...(field === undefined ? {} : { field }) };
}

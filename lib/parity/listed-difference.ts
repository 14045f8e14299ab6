import type { Scalar } from './fields.ts';

/** A difference from upstream that is meant, with its reason. Data: the check, its output and the docs page read it. */
export interface ListedDifference {
  /** Stable, for instance `no-cpu-limits`. */
  readonly id: string;
  /** What upstream has and what we have. One or two sentences of Markdown. */
  readonly summary: string;
  /** Why ours is better, or why it does not matter. Markdown. */
  readonly reason: string;
  /** The fields it may be met at, with their values; so narrow that any other change of upstream is noticed. */
  readonly fields: readonly FieldPattern[];
}

/** What a field or a name may be: one value, one of several, or a text that matches. */
export type ValuePattern = Scalar | readonly Scalar[] | RegExp;

/** Fields of some objects. */
export interface FieldPattern {
  /** Kind of the object upstream, or ours where upstream has none. */
  readonly kind: string | readonly string[];
  /** Name of the object on the same side. @default - any. */
  readonly name?: ValuePattern;
  /** Path of the field; `*` stands for anything but brackets, `**` for anything. */
  readonly field: string;
  /** @default - upstream does not have the field. */
  readonly upstream?: ValuePattern;
  /** @default - we do not have the field. */
  readonly ours?: ValuePattern;
}

/** One field that differs. An absent value is undefined. */
export interface FieldDifference {
  readonly field: string;
  readonly upstream?: Scalar;
  readonly ours?: Scalar;
}

/** What identifies an object for a pattern. */
export interface ObjectIdentity {
  readonly kind: string;
  readonly name: string;
}

/** Whether a pattern is about this difference. */
export function matchesPattern(pattern: FieldPattern, object: ObjectIdentity, difference: FieldDifference): boolean {
  return (
    matchesValue(pattern.kind, object.kind) &&
    (pattern.name === undefined || matchesValue(pattern.name, object.name)) &&
    matchesValue(pattern.upstream, difference.upstream) &&
    matchesValue(pattern.ours, difference.ours) &&
    globExpression(pattern.field).test(difference.field)
  );
}

function matchesValue(pattern: ValuePattern | undefined, value: Scalar | undefined): boolean {
  if (pattern instanceof RegExp) return typeof value === 'string' && pattern.test(value);
  return Array.isArray(pattern) ? pattern.includes(value) : pattern === value;
}

function globExpression(glob: string): RegExp {
  const source = glob
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^[\\]]*' : part.replace(/[.[\]]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`);
}

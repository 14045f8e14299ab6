import { byCodeUnit } from '../core/compare.ts';
import type { Manifest } from '../platform/manifest.ts';
import { type Fields, fieldsOf } from './fields.ts';
import {
  type FieldDifference,
  type ListedDifference,
  matchesPattern,
  type ObjectIdentity,
} from './listed-difference.ts';

/** A difference and, when it is meant, the id of its reason. */
export interface JudgedDifference extends FieldDifference {
  /** @default - nobody has listed it. */
  readonly listed?: string;
}

/** One object as upstream renders it and as we do. */
export interface ObjectComparison extends ObjectIdentity {
  /** `namespace/name` or `name` upstream. @default - only we have the object. */
  readonly upstream?: string;
  /** The same of ours. @default - only upstream has the object. */
  readonly ours?: string;
  readonly differences: readonly JudgedDifference[];
}

/** What two renderings are compared by. */
export interface ComparisonTerms {
  /** Two objects with one role are the same object, whatever they are called. */
  readonly roleOf: (object: Manifest) => string;
  readonly listed: readonly ListedDifference[];
}

/** Compares two renderings, object by object and field by field; in order of kind and name. */
export function compareRenderings(
  upstream: readonly Manifest[],
  ours: readonly Manifest[],
  terms: ComparisonTerms,
): readonly ObjectComparison[] {
  const upstreamByRole = byRole(upstream, terms);
  const oursByRole = byRole(ours, terms);
  const roles = new Set([...upstreamByRole.keys(), ...oursByRole.keys()]);
  return [...roles]
    .map((role) => compareObjects(upstreamByRole.get(role), oursByRole.get(role), terms.listed))
    .sort((a, b) => byCodeUnit(`${a.kind} ${a.name}`, `${b.kind} ${b.name}`));
}

// A second object with a role is kept apart, so that it is reported rather than lost.
function byRole(objects: readonly Manifest[], { roleOf }: ComparisonTerms): ReadonlyMap<string, Manifest> {
  const found = new Map<string, Manifest>();
  for (const object of objects) {
    let role = roleOf(object);
    while (found.has(role)) role += ' again';
    found.set(role, object);
  }
  return found;
}

function compareObjects(
  upstream: Manifest | undefined,
  ours: Manifest | undefined,
  listed: readonly ListedDifference[],
): ObjectComparison {
  const either = (upstream ?? ours) as Manifest;
  const identity = { kind: either.kind, name: either.metadata.name };
  return {
    ...identity,
    upstream: upstream && place(upstream),
    ours: ours && place(ours),
    differences: differingFields(upstream, ours).map((difference) => {
      const reason = listed.find(({ fields }) => fields.some((field) => matchesPattern(field, identity, difference)));
      return { ...difference, listed: reason?.id };
    }),
  };
}

function differingFields(upstream: Manifest | undefined, ours: Manifest | undefined): FieldDifference[] {
  const left: Fields = upstream ? fieldsOf(upstream) : new Map();
  const right: Fields = ours ? fieldsOf(ours) : new Map();
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((field) => ({ field, upstream: left.get(field), ours: right.get(field) }))
    .filter((difference) => difference.upstream !== difference.ours)
    .sort((a, b) => byCodeUnit(a.field, b.field));
}

function place({ metadata: { name, namespace } }: Manifest): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

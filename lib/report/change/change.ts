import { byCodeUnit } from '../../core/compare.ts';

/**
 * What a change of `dist/` can mean, the one that a reviewer must not miss first. The names are a contract: CI policies name them.
 *
 * - `access-widened`: a workload gains a property, or a workload or a ServiceAccount can read another Secret.
 * - `into-etcd`: a value starts to lie in a Kubernetes Secret.
 * - `by-hand`: a person has to do something, for instance create a Secret before the change is merged.
 * - `pruned`: objects are deleted, with what goes with them.
 * - `restart`: pods are replaced, because their template changes.
 * - `rule-fires`: a warning that was not there before.
 * - `exception-added`: findings of a rule are accepted from now on.
 * - `delivery`: a value reaches its container in another way, or stands in another place there.
 * - `rotation`: a new value is looked for more or less often, in the same way.
 * - `add-on`: an add-on comes, goes or gets another version.
 * - `access-lost`: the opposite of `access-widened`.
 * - `out-of-etcd`: the opposite of `into-etcd`.
 */
export const CHANGE_KINDS = [
  'access-widened',
  'into-etcd',
  'by-hand',
  'pruned',
  'restart',
  'rule-fires',
  'exception-added',
  'delivery',
  'rotation',
  'add-on',
  'access-lost',
  'out-of-etcd',
] as const;

/** One of {@link CHANGE_KINDS}. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing that a change of `dist/` means to one cluster. Plain data, without any value. */
export interface Change {
  readonly kind: ChangeKind;
  /** Name of the cluster. */
  readonly cluster: string;
  /** Whom or what it happens to, for instance `Deployment shop/checkout (main)`. */
  readonly subject: string;
  /**
   * Store of the properties.
   * @default - it is not about properties
   */
  readonly store?: string;
  /** What it is about: properties, Secrets, objects. Sorted by code unit. */
  readonly items: readonly string[];
  /**
   * How it was, in words.
   * @default - nothing to say, or it was not
   */
  readonly before?: string;
  /**
   * How it will be, in words.
   * @default - nothing to say, or it will not be
   */
  readonly after?: string;
}

/** Changes in the order a reviewer reads them: by kind as {@link CHANGE_KINDS} has it, then cluster, then whom it happens to. */
export function sortChanges(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (a, b) =>
      CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) ||
      byCodeUnit(a.cluster, b.cluster) ||
      byCodeUnit(a.subject, b.subject) ||
      byCodeUnit(a.store ?? '', b.store ?? '') ||
      byCodeUnit(a.items.join(), b.items.join()),
  );
}

import type { IConstruct } from 'constructs';

/** What a program accepts, and why. */
export interface Exception {
  /** Code of the findings that it accepts. */
  readonly code: string;
  /** Path of the construct at and below which it does; empty for the whole fleet. */
  readonly path: string;
  readonly because: string;
}

const EXCEPTIONS = Symbol.for('cdk8s-escrow.exceptions');

type Root = IConstruct & { [EXCEPTIONS]?: Exception[] };

/**
 * Accepts what a rule finds at a construct or below it, with a reason for those who read the inventory.
 *
 * A finding that is accepted neither stops `synth` nor is printed; it stays in the inventory, beside the reason. An exception that
 * accepts nothing any more is reported itself (`exception/stale`), and so is one for what nobody can accept
 * (`exception/not-acceptable`).
 *
 * @param construct Where it holds: the fleet, a cluster, a unit, a workload, a binding, a store.
 * @param code Code of the rule or warning, for instance `image/unpinned`; see `docs/rules/`.
 * @param because Why it is right here: who decided it, what else protects, until when.
 *
 * @example
 * allow(legacy, 'image/unpinned', 'because the vendor publishes no other tag; the registry mirror pins it');
 */
export function allow(construct: IConstruct, code: string, because: string): void {
  const root: Root = construct.node.root;
  root[EXCEPTIONS] ??= [];
  root[EXCEPTIONS].push({ code, path: construct.node.path, because });
}

/** Every exception of a program, in its order. */
export function exceptionsOf(root: IConstruct): readonly Exception[] {
  return (root as Root)[EXCEPTIONS] ?? [];
}

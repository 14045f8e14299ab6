import { byCodeUnit } from '../core/compare.ts';
import { type EscLock, formatEscLock } from '../stores/pulumi-esc/environment-lock.ts';
import type { EnvironmentShape } from '../stores/pulumi-esc/environment-shape.ts';
import { type ShapeChange, shapeChange } from '../stores/pulumi-esc/shape-change.ts';
import { environmentModule, type ModuleOptions } from './environment-module.ts';
import { moduleNames } from './module-names.ts';

/** What to make of shapes that were read. */
export interface ImportPlanOptions extends Pick<ModuleOptions, 'library'> {
  /**
   * Addresses besides those that were read which the lock may keep.
   * @default - all
   */
  readonly keep?: ReadonlySet<string>;
}

/** What an import writes. It depends on the lock and the shapes alone. */
export interface ImportPlan {
  /** Text of the lock. */
  readonly lock: string;
  /** Texts by the names of their files: a module for each environment in the lock, and no other. */
  readonly modules: ReadonlyMap<string, string>;
  /** Of each environment that was read, by address. */
  readonly changes: readonly EnvironmentChange[];
  /** Addresses that the lock no longer has, sorted. */
  readonly pruned: readonly string[];
}

/** What an import changes in one environment's entry. */
export interface EnvironmentChange extends ShapeChange {
  readonly address: string;
  /** Whether the lock did not know it. */
  readonly isNew: boolean;
}

/** Puts shapes that were read into a lock, and writes the modules anew. */
export function planImport(
  before: EscLock['shapes'],
  read: readonly EnvironmentShape[],
  { keep, library }: ImportPlanOptions,
): ImportPlan {
  const kept = [...before.values()].filter(({ address }) => keep?.has(address) ?? true);
  const after = new Map([...kept, ...read].map((shape) => [shape.address, shape]));
  const names = moduleNames(after.keys());
  const modules = [...after.values()].flatMap((shape): [string, string][] => {
    const name = names.get(shape.address);
    return name ? [[name.file, environmentModule(shape, { className: name.className, library })]] : [];
  });
  return {
    lock: formatEscLock(after.values()),
    modules: new Map(modules.sort(([a], [b]) => byCodeUnit(a, b))),
    changes: [...read]
      .sort((a, b) => byCodeUnit(a.address, b.address))
      .map((shape) => ({
        address: shape.address,
        isNew: !before.has(shape.address),
        ...shapeChange(before.get(shape.address), shape),
      })),
    pruned: [...before.keys()].filter((address) => !after.has(address)).sort(byCodeUnit),
  };
}

import type { Inventory, InventoryBinding } from '../../core/inventory.ts';
import type { PlannedBinding } from '../../core/plan.ts';

/** A binding with everything that is known of it: the plan's reasons, and what the cluster makes of it. */
export type ExplainedBinding = PlannedBinding & InventoryBinding;

/** A cluster with the plan of its bindings. */
export interface ExplainedCluster extends Omit<Inventory, 'bindings'> {
  /** In the order of the inventory. */
  readonly bindings: readonly ExplainedBinding[];
}

/** The plan of one cluster, as a rendering has it. */
export interface Plan {
  readonly cluster: string;
  readonly bindings: readonly PlannedBinding[];
}

/** Joins what a rendering says in two places. */
export function explainedClusters(
  inventories: readonly Inventory[],
  plans: readonly Plan[],
): readonly ExplainedCluster[] {
  const planned = new Map(plans.flatMap(({ bindings }) => bindings.map((binding) => [binding.path, binding])));
  return inventories.map((inventory) => ({
    ...inventory,
    bindings: inventory.bindings.flatMap((binding) => {
      const plan = planned.get(binding.path);
      return plan === undefined ? [] : [{ ...plan, ...binding }];
    }),
  }));
}

import { byCodeUnit } from '../../core/compare.ts';
import type { Inventory, InventoryBinding } from '../../core/inventory.ts';
import { workloadWords } from '../words.ts';
import { type Group, groupsByKey, keyOf } from './groups.ts';

/** One property in one container, by however many files and variables: what the two sides of a comparison have in common. */
export interface HeldProperty {
  /** The container in words, for instance `Deployment shop/checkout (main)`. */
  readonly holder: string;
  readonly store: string;
  readonly property: string;
  readonly bindings: Group<InventoryBinding>;
}

/** Everything that the containers of a cluster hold, by a key that two inventories of it share. */
export function heldProperties({ bindings }: Inventory): ReadonlyMap<string, HeldProperty> {
  const groups = groupsByKey(bindings, (binding) => keyOf(holderOf(binding), binding.store, binding.property));
  return new Map([...groups].map(([key, group]) => [key, toHeld(group)]));
}

/** Names of properties, each once, sorted. */
export function propertiesOf(held: readonly Pick<HeldProperty, 'property'>[]): readonly string[] {
  return [...new Set(held.map(({ property }) => property))].sort(byCodeUnit);
}

function toHeld(bindings: Group<InventoryBinding>): HeldProperty {
  const [{ property, store }] = bindings;
  return { holder: holderOf(bindings[0]), store, property, bindings };
}

function holderOf({ container, workload }: InventoryBinding): string {
  return `${workloadWords(workload)} (${container})`;
}

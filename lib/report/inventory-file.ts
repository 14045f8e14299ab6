import type { Inventory } from '../core/inventory.ts';

/** Name of a cluster's inventory in its folder of `dist/`. */
export const INVENTORY_FILE = 'inventory.json';

/**
 * An inventory as JSON: one line a unit, store, binding or finding, so that a change of one binding changes one line.
 */
export function inventoryText(inventory: Inventory): string {
  const fields = Object.entries(inventory).map(([name, value]) => `${JSON.stringify(name)}: ${fieldText(value)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

/**
 * Reads what {@link inventoryText} wrote, in this version or an older one.
 *
 * @throws SyntaxError when the text is no JSON, TypeError when it is something else's.
 */
export function parseInventory(text: string): Inventory {
  const inventory: Partial<Inventory> = JSON.parse(text);
  if (typeof inventory.cluster !== 'string' || !Array.isArray(inventory.bindings)) {
    throw new TypeError('This is no inventory of a cluster.');
  }
  return { ...EMPTY, ...inventory, cluster: inventory.cluster };
}

/** What an older version did not write. */
const EMPTY: Omit<Inventory, 'cluster'> = {
  kubernetes: '',
  engine: '',
  units: [],
  addOns: [],
  stores: [],
  bindings: [],
  bootstrap: [],
  findings: [],
  exceptions: [],
};

function fieldText(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
}

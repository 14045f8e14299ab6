import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../core/compare.ts';
import type { Inventory } from '../core/inventory.ts';
import { INVENTORY_FILE, parseInventory } from '../report/inventory-file.ts';
import { CommandError } from './command-error.ts';

/**
 * The inventories that `synth` wrote, by name of the cluster: what the clusters run once the folder is merged and synced.
 *
 * @throws CommandError when there is none, or one cannot be read.
 */
export function readInventories(folder: string): readonly Inventory[] {
  const names = existsSync(folder) ? readdirSync(folder).sort(byCodeUnit) : [];
  const files = names.map((name) => join(folder, name, INVENTORY_FILE)).filter((file) => existsSync(file));
  if (files.length === 0) {
    throw new CommandError(
      `There is no ${join(folder, '<cluster>', INVENTORY_FILE)} here. Run synth, or name the folder: --dist <folder>`,
    );
  }
  return files.map(readInventory);
}

function readInventory(file: string): Inventory {
  try {
    return parseInventory(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(
      `${file} is no inventory: ${error instanceof Error ? error.message : error}\nRun synth again.`,
    );
  }
}

import type { Inventory } from '../core/inventory.ts';
import { readInventories } from './read-inventories.ts';

/** Names that the last synth knows; none where there was none. */
export function valuesOfFleet(place: string): readonly string[] {
  const read = READERS[place];
  return read === undefined ? [] : [...new Set(inventories().flatMap(read))];
}

const READERS: Readonly<Record<string, (inventory: Inventory) => readonly string[]>> = {
  'who secret': ({ bindings, stores }) => [
    ...stores.map(({ address }) => address),
    ...bindings.map(({ property, store }) => `${store}/${property}`),
  ],
  'explain place': ({ bindings, cluster }) => [
    cluster,
    ...bindings.flatMap(({ container, unit }) => [`${cluster}/${unit}`, `${cluster}/${unit}/${container}`]),
  ],
  'check --cluster': ({ cluster }) => [cluster],
  'check --unit': ({ units }) => units.map(({ name }) => name),
};

/** Whoever presses Tab does not want to hear why there is nothing. */
function inventories(): readonly Inventory[] {
  try {
    return readInventories('dist');
  } catch {
    return [];
  }
}

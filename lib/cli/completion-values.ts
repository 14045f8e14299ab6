import type { Inventory } from '../core/inventory.ts';
import { CHANGE_KINDS } from '../report/change/change.ts';
import { PULUMI_ESC } from '../report/who/store-kinds.ts';
import { readInventories } from './read-inventories.ts';

/** Names that the last synth knows, and none where there was none; kinds of changes besides. */
export function valuesOfFleet(place: string): readonly string[] {
  if (place === FAIL_ON) return CHANGE_KINDS;
  const read = READERS[place];
  return read === undefined ? [] : [...new Set(inventories().flatMap(read))];
}

const FAIL_ON = 'diff --fail-on';

const READERS: Readonly<Record<string, (inventory: Inventory) => readonly string[]>> = {
  'who secret': ({ bindings, stores }) => [
    ...stores.map(({ address }) => address),
    ...bindings.map(({ property, store }) => `${store}/${property}`),
  ],
  'explain place': ({ bindings, cluster }) => [
    cluster,
    ...bindings.flatMap(({ container, unit }) => [`${cluster}/${unit}`, `${cluster}/${unit}/${container}`]),
  ],
  'import environments': environmentsOf,
  'init addresses': environmentsOf,
  'diff addresses': environmentsOf,
  'leaks --environment': environmentsOf,
  'check --cluster': ({ cluster }) => [cluster],
  'check --unit': ({ units }) => units.map(({ name }) => name),
};

/** A command with its argument or option. */
export const PLACES: readonly string[] = [FAIL_ON, ...Object.keys(READERS)];

function environmentsOf({ stores }: Inventory): readonly string[] {
  return stores.filter(({ kind }) => kind === PULUMI_ESC).map(({ address }) => address);
}

/** Whoever presses Tab does not want to hear why there is nothing. */
function inventories(): readonly Inventory[] {
  try {
    return readInventories('dist');
  } catch {
    return [];
  }
}

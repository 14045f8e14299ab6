import { byCodeUnit } from '../../core/compare.ts';
import type { Inventory } from '../../core/inventory.ts';
import { counted, deliveryWords, durationWords } from '../words.ts';
import type { Change } from './change.ts';
import { type Group, groupsOf, keyOf } from './groups.ts';
import { type HeldProperty, heldProperties, propertiesOf } from './held-properties.ts';

/** Which values reach their containers in another way. */
export function deliveryChanges(base: Inventory, head: Inventory): Change[] {
  return keptGroups(base, head, deliveriesOf).map((group) => {
    const [{ after, before }] = group;
    return { ...subjectOf('delivery', head, group), before: deliveriesOf(before), after: deliveriesOf(after) };
  });
}

/** Which values are looked for more or less often, and what that asks of their store. */
export function rotationChanges(base: Inventory, head: Inventory): Change[] {
  return keptGroups(base, head, intervalOf).map((group) => ({
    ...subjectOf('rotation', head, group),
    before: paceOf(group.map(({ before }) => before)),
    after: paceOf(group.map(({ after }) => after)),
  }));
}

/** A property that its container has before and after. */
interface KeptProperty {
  readonly before: HeldProperty;
  readonly after: HeldProperty;
}

/** What is kept with another trait than before; together, what one container has of one store with the same two traits. */
function keptGroups(
  base: Inventory,
  head: Inventory,
  traitOf: (held: HeldProperty) => string,
): readonly Group<KeptProperty>[] {
  const held = heldProperties(base);
  const kept = [...heldProperties(head)].flatMap(([key, after]) => {
    const before = held.get(key);
    return before !== undefined && traitOf(before) !== traitOf(after) ? [{ before, after }] : [];
  });
  return groupsOf(kept, ({ after, before }) => keyOf(after.holder, after.store, traitOf(before), traitOf(after)));
}

function subjectOf(kind: Change['kind'], { cluster }: Inventory, group: Group<KeptProperty>) {
  const [{ after }] = group;
  return {
    kind,
    cluster,
    subject: after.holder,
    store: after.store,
    items: propertiesOf(group.map((one) => one.after)),
  };
}

function deliveriesOf({ bindings }: HeldProperty): string {
  return [...new Set(bindings.map(({ delivery }) => deliveryWords(delivery)))].sort(byCodeUnit).join(' and ');
}

/** How often a running pod gets a new value, the fastest way counting. */
function intervalOf({ bindings }: HeldProperty): string {
  const seconds = bindings.flatMap(({ refreshSeconds = [] }) => refreshSeconds);
  return seconds.length === 0 ? 'when a pod starts' : `every ${durationWords(Math.min(...seconds))}`;
}

function paceOf(held: readonly HeldProperty[]): string {
  const calls = held.flatMap(({ bindings }) => bindings.map(({ callsPerHour }) => callsPerHour));
  const sum = calls.reduce((total, one) => total + one, 0);
  return `${held[0] && intervalOf(held[0])}, ${counted(sum, 'call')} an hour`;
}

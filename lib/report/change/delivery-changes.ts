import { byCodeUnit } from '../../core/compare.ts';
import type { Inventory } from '../../core/inventory.ts';
import { describeTarget } from '../../core/plan.ts';
import { counted, deliveryWords, durationWords } from '../words.ts';
import type { Change } from './change.ts';
import { type Group, groupsOf, keyOf } from './groups.ts';
import { type HeldProperty, heldProperties, propertiesOf } from './held-properties.ts';

/** Which values reach their containers in another way, hence at another pace. */
export function deliveryChanges(base: Inventory, head: Inventory): Change[] {
  const groups = groupsOf(kept(base, head).filter(isDeliveredAnew), ({ after, before }) =>
    keyOf(after.holder, after.store, deliveriesOf(before), deliveriesOf(after), intervalOf(before), intervalOf(after)),
  );
  return groups.map((group) => ({
    ...subjectOf('delivery', head, group),
    before: `${deliveriesOf(group[0].before)} ${paceOf(group, 'before')}`,
    after: `${deliveriesOf(group[0].after)} ${paceOf(group, 'after')}`,
  }));
}

/** Which values stand in other files and variables of their containers, brought in the same way. */
export function placeChanges(base: Inventory, head: Inventory): Change[] {
  const moved = kept(base, head).filter((one) => !isDeliveredAnew(one) && placesOf(one.before) !== placesOf(one.after));
  return moved.map((one) => ({
    ...subjectOf('delivery', head, [one]),
    before: placesOf(one.before),
    after: placesOf(one.after),
  }));
}

/** Which values are looked for more or less often in the same way, and what that asks of their store. */
export function rotationChanges(base: Inventory, head: Inventory): Change[] {
  const paced = kept(base, head).filter(
    (one) => !isDeliveredAnew(one) && intervalOf(one.before) !== intervalOf(one.after),
  );
  const groups = groupsOf(paced, ({ after, before }) =>
    keyOf(after.holder, after.store, intervalOf(before), intervalOf(after)),
  );
  return groups.map((group) => ({
    ...subjectOf('rotation', head, group),
    before: paceOf(group, 'before'),
    after: paceOf(group, 'after'),
  }));
}

/** A property that its container has before and after. */
interface KeptProperty {
  readonly before: HeldProperty;
  readonly after: HeldProperty;
}

function kept(base: Inventory, head: Inventory): readonly KeptProperty[] {
  const held = heldProperties(base);
  return [...heldProperties(head)].flatMap(([key, after]) => {
    const before = held.get(key);
    return before === undefined ? [] : [{ before, after }];
  });
}

function isDeliveredAnew({ after, before }: KeptProperty): boolean {
  return deliveriesOf(before) !== deliveriesOf(after);
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

function placesOf({ bindings }: HeldProperty): string {
  return [...new Set(bindings.map(({ target }) => describeTarget(target)))].sort(byCodeUnit).join(' and ');
}

/** How often a new value is looked for while a pod runs; the fastest way counts. */
function intervalOf({ bindings }: HeldProperty): string {
  const seconds = bindings.flatMap(({ refreshSeconds = [] }) => refreshSeconds);
  if (seconds.length === 0) return 'when a pod starts';
  return `every ${durationWords(Math.min(...seconds)).replace(/^1 /, '')}`;
}

function paceOf(group: Group<KeptProperty>, side: keyof KeptProperty): string {
  const interval = intervalOf(group[0][side]);
  const bindings = group.flatMap((kept) => kept[side].bindings);
  const calls = bindings.reduce((sum, { callsPerHour }) => sum + callsPerHour, 0);
  return calls === 0 ? interval : `${interval} (${counted(calls, 'call')} an hour)`;
}

import { groupBy } from '../core/group-by.ts';
import type { Planned } from '../delivery/plan/plan-binding.ts';

/** Of all that one delivery brings from one store, one: the same credentials open the store for all of it. */
export function onePerReader(planned: readonly Planned[]): readonly Planned[] {
  return [...groupBy(planned, ({ binding }) => binding.props.property.store).values()].flatMap((ofStore) => [
    ...new Map(ofStore.map((one) => [one.data.delivery, one])).values(),
  ]);
}

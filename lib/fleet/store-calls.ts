import { groupBy } from '../core/group-by.ts';
import type { Planned } from '../delivery/plan/plan-binding.ts';
import type { StoreCalls } from '../rules/rule.ts';

/**
 * What a cluster asks of each store that it reads, by address.
 *
 * @param budgets Most requests an hour that the program allows, by address.
 */
export function storeCalls(
  planned: readonly Planned[],
  budgets: Readonly<Record<string, number>>,
): readonly StoreCalls[] {
  return [...groupBy(planned, ({ data }) => data.store)].flatMap(([address, ofStore]) => {
    const store = ofStore[0]?.binding.props.property.store;
    if (store === undefined) return [];
    let [perHour, atStart] = [0, 0];
    for (const { data, pods } of ofStore) {
      perHour += data.consequences.callsPerHour;
      atStart += data.consequences.callsPerPodStart * pods;
    }
    return [{ address, path: store.node.path, perHour, atStart, limit: store.callLimit, budget: budgets[address] }];
  });
}

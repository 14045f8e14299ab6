import { groupBy } from '../core/group-by.ts';
import type { Planned } from '../delivery/plan/plan-binding.ts';
import type { StoreCalls } from '../rules/rule.ts';

/**
 * What a cluster asks of each store that it reads or has a budget for, by address.
 *
 * @param budgets Most requests an hour that the program allows, by address.
 * @param clusterPath Path of what names the budgets.
 */
export function storeCalls(
  planned: readonly Planned[],
  budgets: Readonly<Record<string, number>>,
  clusterPath: string,
): readonly StoreCalls[] {
  const byAddress = groupBy(planned, ({ data }) => data.store);
  const unread = Object.entries(budgets)
    .filter(([address]) => !byAddress.has(address))
    .map(([address, budget]) => ({ address, path: clusterPath, perHour: 0, atStart: 0, budget }));
  const read = [...byAddress].flatMap(([address, ofStore]) => {
    const store = ofStore[0]?.binding.props.property.store;
    if (store === undefined) return [];
    let [perHour, atStart] = [0, 0];
    for (const { data, pods } of ofStore) {
      perHour += data.consequences.callsPerHour;
      atStart += data.consequences.callsPerPodStart * pods;
    }
    return [{ address, path: store.node.path, perHour, atStart, limit: store.callLimit, budget: budgets[address] }];
  });
  return [...read, ...unread];
}

import type { Planned } from '../../lib/delivery/plan/plan-binding';
import { storeCalls } from '../../lib/fleet/store-calls';

test('the requests of all bindings of a store are summed up, at the start those of every pod', () => {
  const planned = [
    binding('vault', { perHour: 2, perStart: 1, pods: 3 }),
    binding('vault', { perHour: 5, perStart: 2 }),
  ];

  expect(storeCalls(planned, {}, 'prod')).toEqual([
    { address: 'vault', path: 'prod/vault', perHour: 7, atStart: 5, limit: undefined, budget: undefined },
  ]);
});

test('each store has its own sum and its own budget', () => {
  const planned = [binding('vault', { perHour: 2 }), binding('other', { perHour: 3 })];

  const calls = storeCalls(planned, { other: 100 }, 'prod');

  expect(calls.map(({ address, budget, perHour }) => [address, perHour, budget])).toEqual([
    ['vault', 2, undefined],
    ['other', 3, 100],
  ]);
});

test('a budget for a store that nobody reads stands at the cluster', () => {
  expect(storeCalls([], { other: 100 }, 'prod')).toEqual([
    { address: 'other', path: 'prod', perHour: 0, atStart: 0, budget: 100 },
  ]);
});

/** What of a planned binding is summed up. */
function binding(address: string, { perHour = 0, perStart = 0, pods = 1 }): Planned {
  const store = { address, node: { path: `prod/${address}` } };
  const consequences = { callsPerHour: perHour, callsPerPodStart: perStart };
  return {
    data: { store: address, consequences },
    pods,
    binding: { props: { property: { store } } },
  } as unknown as Planned;
}

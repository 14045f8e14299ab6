import { explainedClusters } from '../../../lib/report/explain/explained';
import { type Selection, selectPlace } from '../../../lib/report/explain/selection';
import { explainedBinding, inventory, inventoryBinding } from '../../support/inventory';

const PROD = {
  ...inventory(),
  bindings: [
    explainedBinding({ path: 'prod/checkout/a' }),
    explainedBinding({ path: 'prod/checkout/b', container: 'sidecar' }),
    explainedBinding({
      path: 'prod/ledger/a',
      unit: 'ledger',
      workload: { kind: 'StatefulSet', namespace: 'finance', name: 'books' },
    }),
  ],
};
const STAGING = { ...inventory({ cluster: 'staging' }), bindings: [] };

test.each([
  [undefined, ['prod/checkout/a', 'prod/checkout/b', 'prod/ledger/a']],
  ['prod', ['prod/checkout/a', 'prod/checkout/b', 'prod/ledger/a']],
  ['prod/checkout', ['prod/checkout/a', 'prod/checkout/b']],
  ['prod/checkout/sidecar', ['prod/checkout/b']],
  ['prod/ledger/books', ['prod/ledger/a']],
  ['staging', []],
])('%s names its bindings', (place, paths) => {
  expect(pathsIn(selectPlace([PROD, STAGING], place))).toEqual(paths);
});

test.each([
  ['prdo', ['prod', 'staging']],
  ['stagin', ['staging', 'prod']],
  ['prod/legder', ['prod/ledger', 'prod/checkout']],
  ['prod/checkout/maim', ['prod/checkout/main', 'prod/checkout/sidecar']],
  ['prod/checkout/main/more', ['prod/checkout/main', 'prod/checkout/sidecar']],
  ['staging/checkout', []],
])('%s names nothing, and the likeliest place comes first', (place, places) => {
  expect(selectPlace([PROD, STAGING], place)).toEqual({ places });
});

test("what an inventory says of a binding joins the plan's reasons", () => {
  const plan = { cluster: 'prod', bindings: [explainedBinding()] };

  const [cluster] = explainedClusters([inventory()], [plan]);

  expect(cluster?.bindings[0]).toMatchObject({ pods: 3, ruledOut: [] });
});

test('a binding without a plan is left out', () => {
  const [cluster] = explainedClusters([inventory({ bindings: [inventoryBinding()] })], []);

  expect(cluster?.bindings).toEqual([]);
});

function pathsIn({ clusters }: Selection): readonly string[] | undefined {
  return clusters?.flatMap(({ bindings }) => bindings.map(({ path }) => path));
}

import { rowsOf } from '../../../../lib/report/page/model/row';
import { storeCallsOf } from '../../../../lib/report/page/model/store-calls';
import { inventory, inventoryBinding, inventoryStore, operatorBinding } from '../../../support/inventory';

const OPERATOR = { name: 'External Secrets Operator', credentials: [], accounts: [] };

test('calls of all clusters against one store are summed up, those at start for every pod', () => {
  const inventories = [
    inventory({ cluster: 'east', bindings: [inventoryBinding({ pods: 3, callsPerHour: 90, callsPerPodStart: 2 })] }),
    inventory({
      cluster: 'west',
      bindings: [operatorBinding({ callsPerHour: 4 })],
      stores: [inventoryStore({ readers: [OPERATOR] })],
    }),
  ];

  const calls = storeCallsOf(inventories, rowsOf(inventories));

  expect(calls).toEqual([
    {
      address: 'acme/shop/production',
      kind: 'Pulumi ESC environment',
      clusters: ['east', 'west'],
      readers: ['CSI provider pulumi 0.1.1', 'External Secrets Operator'],
      bindings: 2,
      callsPerHour: 94,
      callsAtStart: 6,
    },
  ]);
});

test('the busiest store comes first', () => {
  const inventories = [
    inventory({
      bindings: [
        operatorBinding({ store: 'archive', callsPerHour: 1 }),
        operatorBinding({ store: 'busy', callsPerHour: 20 }),
      ],
    }),
  ];

  const calls = storeCallsOf(inventories, rowsOf(inventories));

  expect(calls.map(({ address }) => address)).toEqual(['busy', 'archive']);
});

test('only rows on show count', () => {
  const west = inventory({ cluster: 'west', stores: [inventoryStore({ readers: [OPERATOR] })] });
  const inventories = [inventory({ cluster: 'east' }), west];

  const calls = storeCallsOf(inventories, rowsOf(inventories).slice(0, 1));

  expect(calls).toMatchObject([{ clusters: ['east'], readers: ['CSI provider pulumi 0.1.1'], bindings: 1 }]);
});

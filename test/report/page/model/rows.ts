import type { InventoryBinding } from '../../../../lib/core/inventory';
import { type Row, rowsOf } from '../../../../lib/report/page/model/row';
import { inventory, inventoryBinding } from '../../../support/inventory';

/** Rows of one cluster, of which only the part matters that a test names. */
export function rowsWith(...bindings: readonly Partial<InventoryBinding>[]): readonly Row[] {
  return rowsOf([inventory({ bindings: bindings.map((binding) => inventoryBinding(binding)) })]);
}

/** So many workloads, each in a namespace of its own, with a property of its own. */
export function manyRows(number: number): readonly Row[] {
  return rowsWith(
    ...Array.from({ length: number }, (_, index) => ({
      property: `app-${index}.password`,
      workload: { kind: 'Deployment', namespace: `team-${index}`, name: 'app' },
    })),
  );
}

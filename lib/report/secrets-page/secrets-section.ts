import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Inventory, InventoryBinding } from '../../core/inventory.ts';
import { deliveryWords } from '../words.ts';
import { code } from './cell.ts';
import { LARGEST_PARTS } from './limits.ts';
import { table } from './table.ts';

/** The Kubernetes Secrets that deliveries make, with their keys: what lies in etcd. */
export function secretsSection({ bindings }: Inventory): string {
  const secrets = [
    ...groupBy(
      bindings.filter(({ secret }) => secret !== undefined),
      ({ secret, workload }) => `${workload.namespace}/${secret?.name}`,
    ),
  ].sort(([a], [b]) => byCodeUnit(a, b));
  if (secrets.length === 0) return 'None: no value of a binding lies in etcd.';
  return table({
    head: ['Secret', 'key', 'holds', 'kept as'],
    rows: rowsOf(secrets),
    count: new Set(secrets.flatMap(([name, ofSecret]) => ofSecret.map(({ secret }) => `${name} ${secret?.key}`))).size,
    noun: 'key',
    budget: { bytes: LARGEST_PARTS.secrets },
  });
}

/** A row a key, so that a new one is a new line. */
function* rowsOf(secrets: readonly (readonly [string, readonly InventoryBinding[]])[]): Iterable<readonly string[]> {
  for (const [name, ofSecret] of secrets) {
    for (const [key, [first]] of groupBy(ofSecret, ({ secret }) => secret?.key)) {
      if (first === undefined) continue;
      yield [
        code(name),
        key === undefined ? 'every key of the object' : code(key),
        `${code(first.property)} of ${code(first.store)}`,
        deliveryWords(first.delivery),
      ];
    }
  }
}

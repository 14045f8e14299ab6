import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Inventory, InventoryBinding } from '../../core/inventory.ts';
import { describeTarget } from '../../core/plan.ts';
import { code, prose } from '../markdown.ts';
import { deliveryWords, onChangeWords } from '../words.ts';
import { LARGEST_PARTS } from './limits.ts';
import { type Budget, table } from './table.ts';

/** Every container with what it reads, a table a namespace; namespaces that do not fit are counted. */
export function readersSection({ bindings }: Inventory): string {
  const namespaces = [...groupBy(bindings, ({ workload }) => workload.namespace)].sort(([a], [b]) => byCodeUnit(a, b));
  const budget: Budget = { bytes: LARGEST_PARTS.readers };
  const tables: string[] = [];
  for (const [namespace, inNamespace] of namespaces) {
    if (budget.bytes < LEAST_FOR_A_NAMESPACE) break;
    tables.push(`### ${prose(namespace)}\n\n${readersTable(inNamespace, budget)}`);
  }
  const rest = namespaces.slice(tables.length);
  return [...tables, ...(rest.length === 0 ? [] : [`### Further namespaces\n\n${countsTable(rest)}`])].join('\n\n');
}

/** Below this a table would hold a few rows of many. */
const LEAST_FOR_A_NAMESPACE = 2000;

function readersTable(bindings: readonly InventoryBinding[], budget: Budget): string {
  return table({
    head: ['workload', 'container', 'reads', 'as', 'from', 'way', 'in etcd', 'a new value'],
    rows: rowsOf(bindings),
    count: bindings.length,
    noun: 'binding',
    budget,
  });
}

function* rowsOf(bindings: readonly InventoryBinding[]): Iterable<readonly string[]> {
  for (const binding of bindings) {
    const { container, delivery, inEtcd, property, secret, store, target, workload } = binding;
    yield [
      `${prose(workload.kind)} ${code(workload.name)}`,
      code(container),
      code(property),
      code(describeTarget(target)),
      code(store),
      deliveryWords(delivery),
      inEtcd ? `Secret ${code(secret?.name ?? '')}` : 'no',
      onChangeWords(binding),
    ];
  }
}

function countsTable(namespaces: readonly (readonly [string, readonly InventoryBinding[]])[]): string {
  return table({
    head: ['namespace', 'workloads', 'values', 'in etcd'],
    rows: countsOf(namespaces),
    count: namespaces.length,
    noun: 'namespace',
    budget: { bytes: LARGEST_PARTS.namespaces },
  });
}

function* countsOf(
  namespaces: readonly (readonly [string, readonly InventoryBinding[]])[],
): Iterable<readonly string[]> {
  for (const [namespace, bindings] of namespaces) {
    const workloads = new Set(bindings.map(({ workload }) => `${workload.kind} ${workload.name}`));
    const inEtcd = bindings.filter((binding) => binding.inEtcd);
    yield [code(namespace), String(workloads.size), String(bindings.length), String(inEtcd.length)];
  }
}

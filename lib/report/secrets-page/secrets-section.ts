import { byCodeUnit } from '../../core/compare.ts';
import type { Inventory, InventoryBinding, InventoryKeptValue } from '../../core/inventory.ts';
import { code } from '../markdown.ts';
import { deliveryWords } from '../words.ts';
import { LARGEST_PARTS } from './limits.ts';
import { table } from './table.ts';

/** The Kubernetes Secrets that hold values, with their keys: what lies in etcd. */
export function secretsSection({ bindings, kept = [] }: Inventory): string {
  const entries = [...bindings.flatMap(entryOf), ...kept.map(keptEntry)];
  if (entries.length === 0) return 'None: what workloads read does not lie in etcd.';
  const keys = [...new Map(entries.map((entry) => [`${entry.secret} ${entry.key}`, entry])).values()];
  keys.sort((a, b) => byCodeUnit(a.secret, b.secret) || byCodeUnit(a.key ?? '', b.key ?? ''));
  return table({
    head: ['Secret', 'key', 'holds', 'kept as'],
    rows: rowsOf(keys),
    count: keys.length,
    noun: 'key',
    budget: { bytes: LARGEST_PARTS.secrets },
  });
}

/** A key of a Secret. */
interface Entry {
  readonly secret: string;
  /** @default - every key of an object */
  readonly key?: string;
  readonly property: string;
  readonly store: string;
  readonly keptAs: string;
}

function entryOf({ delivery, property, secret, store, workload }: InventoryBinding): readonly Entry[] {
  if (secret === undefined) return [];
  const { key, name } = secret;
  return [{ secret: `${workload.namespace}/${name}`, key, property, store, keptAs: deliveryWords(delivery) }];
}

function keptEntry({ externalSecret, key, namespace, property, secret, store }: InventoryKeptValue): Entry {
  const keptAs = `ExternalSecret ${code(externalSecret)} of no binding`;
  return { secret: namespace === undefined ? `*/${secret}` : `${namespace}/${secret}`, key, property, store, keptAs };
}

/** A row a key, so that a new one is a new line. */
function* rowsOf(keys: readonly Entry[]): Iterable<readonly string[]> {
  for (const { keptAs, key, property, secret, store } of keys) {
    const name = key === undefined ? 'every key of the object, or of a template' : code(key);
    yield [code(secret), name, `${code(property)} of ${code(store)}`, keptAs];
  }
}

import type { Inventory } from '../../core/inventory.ts';
import type { Change } from './change.ts';
import { type Group, groupsByKey, groupsOf, keyOf, missingIn } from './groups.ts';
import { propertiesOf } from './held-properties.ts';

/** Which values start and cease to lie in etcd. One that only moves to another Secret of its namespace does neither. */
export function etcdChanges(base: Inventory, head: Inventory): Change[] {
  const before = storedProperties(base);
  const after = storedProperties(head);
  return [
    ...toChanges('into-etcd', head.cluster, missingIn(before, after)),
    ...toChanges('out-of-etcd', head.cluster, missingIn(after, before)),
  ];
}

interface StoredProperty {
  /** The Secret, `<namespace>/<name>`. */
  readonly secret: string;
  readonly store: string;
  readonly property: string;
}

/** What lies in etcd, by property and namespace; of each, every Secret that it lies in. */
function storedProperties({ bindings }: Inventory): ReadonlyMap<string, Group<StoredProperty>> {
  const stored = bindings.flatMap(({ inEtcd, property, secret, store, workload: { namespace } }) =>
    inEtcd && secret !== undefined ? [{ namespace, secret: `${namespace}/${secret.name}`, store, property }] : [],
  );
  return groupsByKey(stored, ({ namespace, property, store }) => keyOf(store, property, namespace));
}

function toChanges(kind: Change['kind'], cluster: string, stored: readonly Group<StoredProperty>[]): Change[] {
  return groupsOf(stored.flat(), ({ secret, store }) => keyOf(secret, store)).map((group) => {
    const [{ secret, store }] = group;
    return { kind, cluster, subject: `Secret ${secret}`, store, items: propertiesOf(group) };
  });
}

import { byCodeUnit } from '../../core/compare.ts';
import type { Inventory } from '../../core/inventory.ts';
import type { Change } from './change.ts';
import { groupsOf, keyOf, missingIn } from './groups.ts';
import { type HeldProperty, heldProperties, propertiesOf } from './held-properties.ts';

/** Who gains and who loses a property or a store. */
export function accessChanges(base: Inventory, head: Inventory): Change[] {
  return [...gains(base, head, 'access-widened'), ...gains(head, base, 'access-lost')];
}

function gains(base: Inventory, head: Inventory, kind: Change['kind']): Change[] {
  const { cluster } = head;
  const gained = missingIn(heldProperties(base), heldProperties(head));
  const byHolder = groupsOf(gained, ({ holder, store }) => keyOf(holder, store));
  return [
    ...byHolder.map((group): Change => {
      const [{ holder, store }] = group;
      return { kind, cluster, subject: holder, store, items: propertiesOf(group) };
    }),
    ...newSignIns(base, head, gained).map(
      ({ account, store }): Change => ({ kind, cluster, subject: `ServiceAccount ${account}`, store, items: [] }),
    ),
  ];
}

interface SignIn {
  /** The ServiceAccount, `<namespace>/<name>`. */
  readonly account: string;
  readonly store: string;
}

/** ServiceAccounts that a store newly admits, without those of pods whose own gain says it already. */
function newSignIns(base: Inventory, head: Inventory, gained: readonly HeldProperty[]): readonly SignIn[] {
  const ofPods = new Set(
    gained
      .flatMap(({ bindings }) => bindings)
      .map(({ account, store, workload }) => keyOf(`${workload.namespace}/${account}`, store)),
  );
  return missingIn(signInsOf(base), signInsOf(head))
    .filter(({ account, store }) => !ofPods.has(keyOf(account, store)))
    .sort((a, b) => byCodeUnit(a.account, b.account) || byCodeUnit(a.store, b.store));
}

function signInsOf({ stores }: Inventory): ReadonlyMap<string, SignIn> {
  const all = stores.flatMap(({ address: store, readers }) =>
    readers.flatMap(({ accounts }) => accounts.map((account) => ({ account, store }))),
  );
  return new Map(all.map((signIn) => [keyOf(signIn.account, signIn.store), signIn]));
}

import { Chart } from 'cdk8s';
import type { AbstractPod } from 'cdk8s-plus-30';
import type { IConstruct } from 'constructs';
import { groupBy } from '../core/group-by.ts';
import { checkAccount } from './account-checks.ts';
import type { Binding } from './binding.ts';
import { deliverWorkload, usableOf } from './deliver-workload.ts';
import { type Planned, planBinding } from './plan/plan-binding.ts';
import { SecretStores, type StorePlaces } from './secret-stores.ts';

const BINDINGS = Symbol.for('cdk8s-escrow.bindings');

interface Ledger {
  pending: Binding[];
  readonly planned: Planned[];
  readonly byWorkload: Map<AbstractPod, readonly Planned[]>;
  /** Undefined until something is delivered. */
  stores?: SecretStores;
}

type Root = IConstruct & { [BINDINGS]?: Ledger };

/**
 * Makes sure that a binding is delivered before its root is rendered.
 *
 * cdk8s has no step before rendering, but every way to render (`App.synth`, `App.synthYaml`, `Chart.toJson`, cdk8s
 * 2.70.106) validates the root first; the hook lives there. `Fleet` calls {@link deliverBindings} itself.
 */
export function deliverBeforeRendering(binding: Binding): void {
  const root: Root = binding.node.root;
  if (root[BINDINGS] === undefined) {
    root[BINDINGS] = { pending: [], planned: [], byWorkload: new Map() };
    root.node.addValidation({ validate: () => validateDelivered(root) });
  }
  root[BINDINGS].pending.push(binding);
}

/**
 * Plans and delivers every binding below the root that is not delivered yet.
 *
 * @param places Where the objects of stores go; with their first user where nothing else is said.
 * @returns every delivered binding, in the order of the program.
 */
export function deliverBindings(root: Root, places: StorePlaces = withTheFirstUser(root)): readonly Planned[] {
  const ledger = root[BINDINGS];
  if (ledger === undefined) return [];
  const pending = ledger.pending;
  ledger.pending = [];
  const planned = pending.map(planBinding).filter((one) => one !== undefined);
  const byWorkload = [...groupBy(planned, ({ binding }) => binding.workload)].map(([workload, ofWorkload]) => {
    if (!ledger.byWorkload.has(workload)) checkAccount(workload);
    const earlier = ledger.byWorkload.get(workload) ?? [];
    ledger.byWorkload.set(workload, [...earlier, ...ofWorkload]);
    return [workload, usableOf(ofWorkload, earlier)] as const;
  });
  ledger.stores ??= new SecretStores(places);
  ledger.stores.add(
    byWorkload.flatMap(([, usable]) => usable.filter(({ data }) => data.delivery === 'external-secret')),
  );
  for (const [workload, usable] of byWorkload) deliverWorkload(workload, usable, ledger.stores);
  for (const one of planned) ledger.planned.push(one);
  return ledger.planned;
}

/** cdk8s 2.70.106 has its list of constructs to validate before it calls this, so what is made here is asked here. */
function validateDelivered(root: Root): string[] {
  if (root[BINDINGS]?.pending.length === 0) return [];
  const before = new Set(root.node.findAll());
  deliverBindings(root);
  return root.node.findAll().flatMap((one) => (before.has(one) ? [] : one.node.validate()));
}

function withTheFirstUser(root: IConstruct): StorePlaces {
  return { clusterOf: () => root, sharedChartOf: ({ binding }) => Chart.of(binding), isUnordered: true };
}

import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { groupBy } from '../core/group-by';
import type { Binding } from './binding';
import { deliverWorkload, usableOf } from './deliver-workload';
import { type Planned, planBinding } from './plan/plan-binding';
import { SecretStores, type StorePlaces } from './secret-stores';

const BINDINGS = Symbol.for('cdk8s-escrow.bindings');

interface Ledger {
  pending: Binding[];
  readonly planned: Planned[];
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
    root[BINDINGS] = { pending: [], planned: [] };
    root.node.addValidation({
      validate: () => {
        deliverBindings(root);
        return [];
      },
    });
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
  const byWorkload = [...groupBy(planned, ({ binding }) => binding.workload)].map(
    ([workload, ofWorkload]) => [workload, usableOf(ofWorkload)] as const,
  );
  ledger.stores ??= new SecretStores(places);
  ledger.stores.add(
    byWorkload.flatMap(([, usable]) => usable.filter(({ data }) => data.delivery === 'external-secret')),
  );
  for (const [workload, usable] of byWorkload) deliverWorkload(workload, usable, ledger.stores);
  for (const one of planned) ledger.planned.push(one);
  return ledger.planned;
}

function withTheFirstUser(root: IConstruct): StorePlaces {
  return { clusterOf: () => root, sharedChartOf: ({ binding }) => Chart.of(binding) };
}

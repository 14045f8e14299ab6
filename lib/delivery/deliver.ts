import type { IConstruct } from 'constructs';
import { groupBy } from '../core/group-by';
import type { Binding } from './binding';
import { deliverFiles } from './files';
import { type Planned, planBinding } from './plan';

const BINDINGS = Symbol.for('cdk8s-escrow.bindings');

interface Ledger {
  pending: Binding[];
  readonly planned: Planned[];
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
 * @returns every delivered binding, in the order of the program.
 */
export function deliverBindings(root: Root): readonly Planned[] {
  const ledger = root[BINDINGS];
  if (ledger === undefined) return [];
  const pending = ledger.pending;
  ledger.pending = [];
  const planned = pending.map(planBinding).filter((one) => one !== undefined);
  const workloads = groupBy(planned, ({ binding }) => binding.workload);
  for (const [workload, ofWorkload] of workloads) deliverFiles(workload, ofWorkload);
  for (const one of planned) ledger.planned.push(one);
  return ledger.planned;
}

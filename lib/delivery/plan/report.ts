import type { Choice, DeliveryKind, RuledOut } from '../../core/plan.ts';
import { reportFinding } from '../../core/report-finding.ts';
import type { Binding } from '../binding.ts';
import { DELIVERY_CALLS } from '../delivery.ts';
import type { Circumstances } from './circumstances.ts';
import { waysOut } from './ways-out.ts';

/** Reports a binding that no delivery can meet. */
export function reportNoDelivery(binding: Binding, circumstances: Circumstances, ruledOut: readonly RuledOut[]): void {
  reportFinding(binding, {
    code: 'binding/no-delivery',
    severity: 'error',
    problem: `Nothing on this cluster can bring ${describe(binding)} to it.`,
    cause: ['Every delivery is ruled out:', ...ruledOut.map(({ cause, delivery }) => `- ${delivery}: ${cause}`)].join(
      '\n',
    ),
    mend: waysOut(circumstances),
  });
}

/** Reports a delivery that the program forces and that cannot work. */
export function reportObstacle(
  binding: Binding,
  circumstances: Circumstances,
  { better, choice, obstacle }: { readonly better?: DeliveryKind; readonly choice: Choice; readonly obstacle: string },
): void {
  reportFinding(binding, {
    code: 'binding/delivery',
    severity: 'error',
    problem: `${DELIVERY_CALLS[choice.delivery]}() cannot bring ${describe(binding)} to it: ${obstacle}.`,
    cause: 'The pods would not start, or would never see the value.',
    mend: better === undefined ? waysOut(circumstances) : otherDeliveries(choice, better),
  });
}

function otherDeliveries({ ruledOut }: Choice, better: DeliveryKind): string {
  const others = ruledOut.filter(({ delivery, impossible }) => !impossible && delivery !== better);
  const byHand = others.map(({ delivery }) => `${DELIVERY_CALLS[delivery]}()`).join(' or ');
  return `Leave the delivery to the plan, which takes ${DELIVERY_CALLS[better]}()${byHand && `, or take ${byHand}`}.`;
}

/** Notes a delivery that the program forces although a better one would work. */
export function reportBetter(binding: Binding, { delivery }: Choice, better: DeliveryKind): void {
  reportFinding(binding, {
    code: 'binding/worse-delivery',
    severity: 'note',
    problem: `${DELIVERY_CALLS[delivery]}() is forced, and ${DELIVERY_CALLS[better]}() would work.`,
    cause: WORTH[better],
    mend: 'Leave the delivery to the plan where nothing speaks against it.',
  });
}

const WORTH: Readonly<Record<DeliveryKind, string>> = {
  'csi-files': 'A mounted file never lies in etcd.',
  'copied-csi-files': 'A copied file never lies in etcd.',
  'csi-synced': 'Its Secret goes with the workload.',
  'external-secret': 'The operator keeps the Secret whether or not a pod runs, and no volume has to be mounted for it.',
};

function describe({ props }: Binding): string {
  const { path, store } = props.property;
  return `${path} of ${store.address}`;
}

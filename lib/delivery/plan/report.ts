import type { Choice, DeliveryKind, RuledOut } from '../../core/plan';
import { reportFinding } from '../../core/report-finding';
import { isUnavailable } from '../../stores/store';
import type { Binding } from '../binding';
import { DELIVERY_CALLS } from '../delivery';
import type { Circumstances } from './circumstances';

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
  { choice, obstacle }: { readonly choice: Choice; readonly obstacle: string },
): void {
  const possible = choice.ruledOut.find(({ impossible }) => !impossible);
  reportFinding(binding, {
    code: 'binding/delivery',
    severity: 'error',
    problem: `${DELIVERY_CALLS[choice.delivery]}() cannot bring ${describe(binding)} to it: ${obstacle}.`,
    cause: 'The pods would not start, or would never see the value.',
    mend: possible
      ? `Leave the delivery to the plan, or take ${DELIVERY_CALLS[possible.delivery]}().`
      : waysOut(circumstances),
  });
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

function waysOut({ csi, kubernetesSecrets, operator, target, workload }: Circumstances): string {
  const ways = [
    ...(target === 'file' && !isUnavailable(csi) && workload.unprivileged
      ? [
          '- copy the file for it: delivery: Delivery.copiedCsiFiles(), a root init container and a memory volume;',
          '- run the container as root: securityContext: { user: 0, ensureNonRoot: false }, with its default capabilities;',
        ]
      : []),
    ...(target !== 'file' ? ['- let the process read a file: `file` instead of a variable;'] : []),
    ...(kubernetesSecrets === 'forbidden'
      ? ["- allow Kubernetes Secrets in the cluster: policy: { kubernetesSecrets: 'allowed' };"]
      : []),
    ...(isUnavailable(operator) ? ['- let the cluster have External Secrets Operator;'] : []),
    ...(isUnavailable(csi)
      ? ['- let the cluster have the Secrets Store CSI Driver, or the store a way to be read by it;']
      : []),
  ];
  return ['Choose one of:', ...ways].join('\n').replace(/;$/, '.');
}

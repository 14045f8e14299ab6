import { reportFinding } from '../core/report-finding.ts';
import { classKeyOf } from './csi-class.ts';
import type { Planned } from './plan/plan-binding.ts';

/**
 * Reports a binding that belongs into an object which is there without it.
 *
 * @param earlier Bindings of the workload that are delivered already.
 */
export function isInTime(one: Planned, earlier: readonly Planned[]): boolean {
  const first = earlier.find((other) => shareAnObject(other, one));
  if (first === undefined) return true;
  reportFinding(one.binding, {
    code: 'binding/late',
    severity: 'error',
    problem: `It is made after binding "${first.binding.node.id}", with which it shares ${what(one)}, was rendered.`,
    cause: 'A second object of that name would be made, and overwrite the first.',
    mend: 'Make every binding of a workload before anything is rendered.',
  });
  return false;
}

function shareAnObject(first: Planned, one: Planned): boolean {
  const secret = first.data.secret?.name;
  if (secret !== undefined && secret === one.data.secret?.name) return true;
  return mountsAClass(first) && mountsAClass(one) && classKeyOf(first) === classKeyOf(one);
}

function mountsAClass({ data }: Planned): boolean {
  return data.delivery !== 'external-secret';
}

function what({ data }: Planned): string {
  return data.secret ? `the Kubernetes Secret "${data.secret.name}"` : 'a SecretProviderClass';
}

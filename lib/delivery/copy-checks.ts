import { reportFinding } from '../core/report-finding.ts';
import { COPYING_CONTAINER } from './copying-init-container.ts';
import { fileOf, type Planned } from './plan/plan-binding.ts';

/** Reports a copy that the workload's one copying init container could not make, or not as its author wants it. */
export function isCopyable(one: Planned, planned: readonly Planned[]): boolean {
  if (one.data.delivery !== 'copied-csi-files') return true;
  return comesAfterCopying(one) && hasFreeCopierName(one) && agreesOnImage(one, planned);
}

/** Whoever copies is added last (cdk8s-plus-30 2.4.10), so an init container that reads copies would start first. */
function comesAfterCopying(one: Planned): boolean {
  const { binding, container, data } = one;
  if (!binding.workload.initContainers.includes(container)) return true;
  reportFinding(binding, {
    code: 'binding/copy-order',
    severity: 'error',
    problem: `Init container "${data.container}" is to read a copy at ${fileOf(one)}.`,
    cause: 'Copies are made by the last init container, so this one would find a folder where the file has to be.',
    mend: 'Let it run as root and mount the file itself: Delivery.csiFiles().',
  });
  return false;
}

function hasFreeCopierName({ binding, data }: Planned): boolean {
  const { containers, initContainers } = binding.workload;
  if (![...containers, ...initContainers].some(({ name }) => name === COPYING_CONTAINER)) return true;
  reportFinding(binding, {
    code: 'binding/copy-container',
    severity: 'error',
    problem: `${data.workload.kind} "${data.workload.name}" has a container named "${COPYING_CONTAINER}" already.`,
    cause: 'The init container that copies has that name, and the API server refuses a pod with two of one name.',
    mend: 'Rename yours.',
  });
  return false;
}

function agreesOnImage(one: Planned, planned: readonly Planned[]): boolean {
  const { binding, data, delivery } = one;
  const first = planned.find((other) => other.data.delivery === data.delivery);
  if (first === undefined || first.delivery.copyImage === delivery.copyImage) return true;
  reportFinding(binding, {
    code: 'binding/copy-image',
    severity: 'error',
    problem: `It wants to be copied by "${delivery.copyImage}", and binding "${first.binding.node.id}" by "${first.delivery.copyImage}".`,
    cause: `One init container copies all files of ${data.workload.kind} "${data.workload.name}", with one image.`,
    mend: 'Name the same image for both: Delivery.copiedCsiFiles({ image }).',
  });
  return false;
}

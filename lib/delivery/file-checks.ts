import { posix } from 'node:path';
import { dnsLabelProblem, dnsSubdomainProblem, SUBDOMAIN_MAX_LENGTH } from '../core/names';
import type { DeliveryKind } from '../core/plan';
import { reportFinding } from '../core/report-finding';
import { longestPodNameLength } from '../upstream/kubernetes';
import { copiesVolumeName } from './copying-init-container';
import { type FilePlace, isInside } from './mount-layout';
import { classNameOf, type Planned } from './plan';

/** Reports a file at, above or below whose path the container has something else already. The first one stays. */
export function isFreePath(one: Planned, planned: readonly Planned[]): boolean {
  const { binding, data } = one;
  const taker = takerOfPath(one, planned);
  if (taker === undefined) return true;
  reportFinding(binding, {
    code: 'binding/path-taken',
    severity: 'error',
    problem: `${data.file} in container "${data.container}" is taken by ${taker}.`,
    cause: 'One path holds one file; with two mounts on it the API server refuses the pod.',
    mend: 'Give one of them another `file`.',
  });
  return false;
}

function takerOfPath(one: Planned, planned: readonly Planned[]): string | undefined {
  const { container, data } = one;
  const first = planned.find((other) => other.container === container && overlap(other.data.file, data.file));
  if (first && first !== one) {
    const property = `${first.data.store}: ${first.data.property}`;
    return `binding "${first.binding.node.id}" (${property})${placeOf(first.data.file, data.file)}`;
  }
  const mount = container.mounts.find(({ path }) => isInside(path, data.file));
  return mount && `a volume${placeOf(mount.path, data.file)}`;
}

function overlap(file: string, other: string): boolean {
  return isInside(file, other) || isInside(other, file);
}

function placeOf(path: string, file: string): string {
  return path === file ? '' : ` at ${path}`;
}

/** Reports an id, or a volume of copies, whose name another volume of the pod has. */
export function isFreeVolumeName(one: Planned, planned: readonly Planned[]): boolean {
  const { binding, data } = one;
  const copies = copiesOf(one);
  const tooLong = copies && dnsLabelProblem(copies);
  const taken = takenVolumeName(one, planned);
  if (tooLong === undefined && taken === undefined) return true;
  reportFinding(binding, {
    code: 'binding/volume-name',
    severity: 'error',
    problem: tooLong
      ? `The volume "${copies}" of the copies ${tooLong}.`
      : `${data.workload.kind} "${data.workload.name}" has a volume named "${taken}" already.`,
    cause: 'The API server would refuse the pod.',
    mend: tooLong
      ? 'Choose a shorter name for the container.'
      : `Choose another ${taken === binding.node.id ? 'id for the binding' : 'name for that volume'}.`,
  });
  return false;
}

function takenVolumeName(one: Planned, planned: readonly Planned[]): string | undefined {
  const { id } = one.binding.node;
  const copies = copiesOf(one);
  if (planned.some((other) => copiesOf(other) === id)) return id;
  const { containers, initContainers, volumes } = one.binding.workload;
  const mounts = [...containers, ...initContainers].flatMap((container) => container.mounts);
  const isTaken = (wanted: string) =>
    volumes.some(({ name }) => name === wanted) || mounts.some(({ volume }) => volume.name === wanted);
  if (isTaken(id)) return id;
  return copies && isTaken(copies) ? copies : undefined;
}

/** Name of the volume that a copied file lies in. */
function copiesOf({ container, data }: Planned): string | undefined {
  return data.delivery === 'copied-csi-files' ? copiesVolumeName(container) : undefined;
}

/** Reports copies for an init container: whoever copies is added last (cdk8s-plus-30 2.4.10), so it would start first. */
export function comesAfterCopying({ binding, container, data }: Planned): boolean {
  if (data.delivery !== 'copied-csi-files' || !binding.workload.initContainers.includes(container)) return true;
  reportFinding(binding, {
    code: 'binding/copy-order',
    severity: 'error',
    problem: `Init container "${data.container}" is to read a copy at ${data.file}.`,
    cause: 'Copies are made by the last init container, so this one would find a folder where the file has to be.',
    mend: 'Let it run as root and mount the file itself: Delivery.csiFiles().',
  });
  return false;
}

/** Reports a class that the API server would refuse, and one whose mounts the driver could not record. */
export function hasUsableClassName(one: Planned): boolean {
  const { binding, data, delivery } = one;
  const { workload } = data;
  const className = classNameOf(one);
  const problem = dnsSubdomainProblem(className);
  const longest = longestPodNameLength(workload.kind, workload.name) + workload.namespace.length + className.length + 2;
  if (problem === undefined && longest <= SUBDOMAIN_MAX_LENGTH) return true;
  reportFinding(binding, {
    code: problem ? 'binding/class-name' : 'csi/status-name-length',
    severity: 'error',
    problem: problem
      ? `The SecretProviderClass "${className}" ${problem}.`
      : `The name "<pod>-${workload.namespace}-${className}" can get ${longest} characters long.`,
    cause: problem
      ? 'The API server would refuse it.'
      : `The driver records each mount in a SecretProviderClassPodStatus of that name; above ${SUBDOMAIN_MAX_LENGTH} characters the mount fails.`,
    mend: delivery.className
      ? `Choose ${problem ? 'another' : 'a shorter'} className.`
      : `Choose ${problem ? 'another' : 'a shorter'} name for the workload, or one for the class: ${DELIVERIES[delivery.kind]}({ className: '…' }).`,
  });
  return false;
}

const DELIVERIES: Readonly<Record<DeliveryKind, string>> = {
  'csi-files': 'Delivery.csiFiles',
  'copied-csi-files': 'Delivery.copiedCsiFiles',
};

/** Reports what would keep a file from being refreshed that has to be. */
export function checkRotation({ binding, data, delivery }: Planned, place: FilePlace): void {
  if (!data.rotation) return;
  const { profile } = binding.props.property.store.csi;
  if (delivery.kind === 'copied-csi-files') {
    reportFinding(binding, {
      code: 'binding/copy-rotation',
      severity: 'error',
      problem: `${data.file} is to rotate, but Delivery.copiedCsiFiles() delivers a copy.`,
      cause: 'The init container copies once, when the pod starts; a new value never reaches the running container.',
      mend: 'Leave `rotation` out, or run the container as root and mount the file itself: Delivery.csiFiles().',
    });
  } else if (place.single) {
    reportFinding(binding, {
      code: 'binding/sub-path-rotation',
      severity: 'error',
      problem: `${data.file} is to rotate, but it can only be mounted as a single file (subPath).`,
      cause: `${whyCrowded(posix.dirname(data.file))}, and a subPath mount never sees a new value.`,
      mend: `Give it a folder of its own, like ${posix.dirname(data.file) === '/' ? '/run/secrets' : posix.dirname(data.file)}/${binding.node.id}/${posix.basename(data.file)}.`,
    });
  } else if (!profile.stableObjectVersions) {
    reportFinding(binding, {
      code: 'csi/rotation-cost',
      severity: 'warning',
      problem: `${data.file} rotates through provider "${profile.provider}" ${profile.version}, which gives an unchanged value a new version each time.`,
      cause:
        'About once a minute every volume of this driver costs calls to the store and a write to etcd, and a pod whose first mount is interrupted can start with an empty folder.',
      mend: 'Leave `rotation` out where a restart on change is enough.',
    });
  }
}

function whyCrowded(folder: string): string {
  return folder.lastIndexOf('/') === 0
    ? `The folder ${folder} stands at the top, where the image has files of its own`
    : `Something else lies in or below ${folder}`;
}

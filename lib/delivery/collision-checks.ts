import { dnsLabelProblem } from '../core/names';
import { reportFinding } from '../core/report-finding';
import { copiesVolumeName } from './copying-init-container';
import { isInside } from './mount-layout';
import { fileOf, type Planned } from './plan/plan-binding';

/** Reports a file at, above or below whose path the container has something else already. The first one stays. */
export function isFreePath(one: Planned, planned: readonly Planned[]): boolean {
  const { binding, data } = one;
  const file = fileOf(one);
  const taker = file && takerOfPath(one, file, planned);
  if (!taker) return true;
  reportFinding(binding, {
    code: 'binding/path-taken',
    severity: 'error',
    problem: `${file} in container "${data.container}" is taken by ${taker}.`,
    cause: 'One path holds one file; with two mounts on it the API server refuses the pod.',
    mend: 'Give one of them another `file`.',
  });
  return false;
}

function takerOfPath(one: Planned, file: string, planned: readonly Planned[]): string | undefined {
  const { container } = one;
  const first = planned.find((other) => other.container === container && overlap(fileOf(other), file));
  if (first && first !== one) {
    const property = `${first.data.store}: ${first.data.property}`;
    return `binding "${first.binding.node.id}" (${property})${placeOf(fileOf(first), file)}`;
  }
  const mount = container.mounts.find(({ path }) => isInside(path, file));
  return mount && `a volume${placeOf(mount.path, file)}`;
}

function overlap(file: string | undefined, other: string): boolean {
  return file !== undefined && (isInside(file, other) || isInside(other, file));
}

function placeOf(path: string | undefined, file: string): string {
  return path === file ? '' : ` at ${path}`;
}

/** Reports a variable that the container has already. The first one stays. */
export function isFreeVariable(one: Planned, planned: readonly Planned[]): boolean {
  const { binding, container, data } = one;
  if (!('variable' in data.target)) return true;
  const { variable } = data.target;
  const first = planned.find((other) => other.container === container && variableOf(other) === variable);
  const isTaken = variable in container.env.variables;
  if (first === one && !isTaken) return true;
  reportFinding(binding, {
    code: 'binding/variable-taken',
    severity: 'error',
    problem: `Variable ${variable} of container "${data.container}" is set ${isTaken || !first ? 'by the workload itself' : `by binding "${first.binding.node.id}"`} already.`,
    cause: 'The container gets one of the two values, and the other is lost without a word.',
    mend: 'Take one of them away, or give it another name.',
  });
  return false;
}

function variableOf({ data }: Planned): string | undefined {
  return 'variable' in data.target ? data.target.variable : undefined;
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
  if (!hasVolume(one)) return undefined;
  if (planned.some((other) => copiesOf(other) === id)) return id;
  const { containers, initContainers, volumes } = one.binding.workload;
  const mounts = [...containers, ...initContainers].flatMap((container) => container.mounts);
  const isTaken = (wanted: string) =>
    volumes.some(({ name }) => name === wanted) || mounts.some(({ volume }) => volume.name === wanted);
  if (isTaken(id)) return id;
  return copies && isTaken(copies) ? copies : undefined;
}

/** Variables out of a Secret that the operator keeps need none. */
function hasVolume({ data }: Planned): boolean {
  return 'file' in data.target || data.delivery === 'csi-synced';
}

/** Name of the volume that a copied file lies in. */
function copiesOf({ container, data }: Planned): string | undefined {
  return data.delivery === 'copied-csi-files' ? copiesVolumeName(container) : undefined;
}

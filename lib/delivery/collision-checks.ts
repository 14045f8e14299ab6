import { dnsLabelProblem } from '../core/names.ts';
import { reportFinding } from '../core/report-finding.ts';
import { copiesVolumeName } from './copying-init-container.ts';
import { isInside } from './mount-layout.ts';
import { fileOf, type Planned } from './plan/plan-binding.ts';
import { syncedMountPath, syncedVolumeName } from './synced-secrets.ts';

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
  const first = planned.find((other) => other.container === container && pathIn(other, file) !== undefined);
  if (first && first !== one) {
    const property = `${first.data.store}: ${first.data.property}`;
    return `binding "${first.binding.node.id}" (${property})${placeOf(pathIn(first, file), file)}`;
  }
  const mount = container.mounts.find(({ path }) => isInside(path, file));
  return mount && `a volume${placeOf(mount.path, file)}`;
}

/** What a binding has at, above or below a path. */
function pathIn(planned: Planned, path: string): string | undefined {
  const mount = planned.data.delivery === 'csi-synced' ? syncedMountPath(planned) : undefined;
  const own = [fileOf(planned), mount].filter((one) => one !== undefined);
  return own.find((one) => isInside(one, path) || isInside(path, one));
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
  const isTaken = Object.hasOwn(container.env.variables, variable);
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

/** Reports a binding whose volumes the pod could not have: a name is too long, or another volume's. */
export function isFreeVolumeName(one: Planned, planned: readonly Planned[]): boolean {
  return volumeNamesOf(one).every((name) => isShortVolumeName(one, name) && isUntakenVolumeName(one, name, planned));
}

function isShortVolumeName({ binding }: Planned, name: string): boolean {
  const problem = dnsLabelProblem(name);
  if (problem === undefined) return true;
  reportFinding(binding, {
    code: 'binding/volume-name',
    severity: 'error',
    problem: `The volume "${name}" ${problem}.`,
    cause: 'The API server would refuse the pod.',
    mend: `Choose a shorter ${name === syncedVolumeName(binding) ? 'id for the binding' : 'name for the container'}.`,
  });
  return false;
}

function isUntakenVolumeName({ binding, data }: Planned, name: string, planned: readonly Planned[]): boolean {
  const { containers, initContainers, volumes } = binding.workload;
  const mounted = [...containers, ...initContainers].flatMap(({ mounts }) => mounts.map(({ volume }) => volume));
  const isTaken =
    [...volumes, ...mounted].some((volume) => volume.name === name) ||
    (name === binding.node.id && planned.some((other) => derivedNamesOf(other).includes(name)));
  if (!isTaken) return true;
  reportFinding(binding, {
    code: 'binding/volume-name',
    severity: 'error',
    problem: `${data.workload.kind} "${data.workload.name}" has a volume named "${name}" already.`,
    cause: 'The API server would refuse the pod.',
    mend: `Choose another ${name === binding.node.id ? 'id for the binding' : 'name for that volume'}.`,
  });
  return false;
}

/** Variables out of a Secret that the operator keeps need no volume. */
function volumeNamesOf(one: Planned): readonly string[] {
  return 'file' in one.data.target ? [one.binding.node.id, ...derivedNamesOf(one)] : derivedNamesOf(one);
}

/** Names of volumes that are made from a binding's id or container. */
function derivedNamesOf({ binding, container, data }: Planned): readonly string[] {
  if (data.delivery === 'csi-synced') return [syncedVolumeName(binding)];
  return data.delivery === 'copied-csi-files' ? [copiesVolumeName(container)] : [];
}

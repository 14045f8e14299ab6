import { posix } from 'node:path';
import type { Container } from 'cdk8s-plus-30';
import { dnsLabelProblem } from '../core/names.ts';
import { reportFinding } from '../core/report-finding.ts';
import { PATH_MAX_LENGTH, PATH_PART_MAX_BYTES } from '../upstream/kubernetes.ts';
import type { Binding } from './binding.ts';

/** The container that a binding is for; reports and returns undefined when that is not clear. */
export function containerOf(binding: Binding): Container | undefined {
  const { workload, props } = binding;
  if (props.container) return ownContainer(binding, props.container);
  const [only, ...others] = workload.containers;
  if (only && others.length === 0) return only;
  reportFinding(binding, {
    code: 'binding/container',
    severity: 'error',
    problem: only
      ? `${workload.kind} "${workload.name}" has ${others.length + 1} containers, and the binding names none.`
      : `${workload.kind} "${workload.name}" has no container.`,
    cause: 'It is not clear which container may read the secret.',
    mend: only
      ? `Pass one as \`container\`: ${[only, ...others].map(({ name }, i) => `workload.containers[${i}] is "${name}"`).join(', ')}.`
      : 'Add a container before synthesis.',
  });
  return undefined;
}

function ownContainer(binding: Binding, container: Container): Container | undefined {
  const { workload } = binding;
  const all = [...workload.containers, ...workload.initContainers];
  if (all.includes(container)) return container;
  reportFinding(binding, {
    code: 'binding/container',
    severity: 'error',
    problem: `Container "${container.name}" does not belong to ${workload.kind} "${workload.name}".`,
    cause: 'The file would be mounted in a pod that does not hold the volume.',
    mend: `Pass one of its own: ${all.map(({ name }) => `"${name}"`).join(', ')}.`,
  });
  return undefined;
}

/** Reports an id that cannot name a volume. */
export function hasUsableId(binding: Binding): boolean {
  const problem = dnsLabelProblem(binding.node.id);
  if (!problem) return true;
  reportFinding(binding, {
    code: 'binding/id',
    severity: 'error',
    problem: `The id "${binding.node.id}" ${problem}.`,
    cause: 'It names the volume, and the API server would refuse the pod.',
    mend: 'Choose an id like "db-password".',
  });
  return false;
}

/** Reports a property whose reference makes no sense, and one whose text no provider could take. */
export function hasUsableProperty(binding: Binding): boolean {
  const { property, variables } = binding.props;
  if (property.problem === undefined) return isKnown(binding, variables ? 'object' : 'value');
  reportFinding(binding, {
    code: 'binding/property-path',
    severity: 'error',
    problem: `A reference to ${property.store.address} cannot be read:\n${indent(property.problem)}`,
    cause: 'The store could not find it, so the pod would not start.',
    mend: 'Mend the reference where the lines above point.',
  });
  return false;
}

/** Reports what the store knows against a property. */
function isKnown(binding: Binding, use: 'value' | 'object'): boolean {
  const { property } = binding.props;
  const problems = property.store.problemsOf?.(property, use) ?? [];
  for (const problem of problems) reportFinding(binding, problem);
  return problems.every(({ severity }) => severity !== 'error');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

/** Reports a file that could not be mounted, and a variable that a container could not have. */
export function hasUsableTarget(binding: Binding): boolean {
  const { file, variable, variables } = binding.props;
  if (file !== undefined) return hasUsableFile(binding, file);
  if (variable !== undefined) return hasUsableVariable(binding, variable);
  return !variables?.prefix || hasUsableVariable(binding, variables.prefix);
}

function hasUsableFile(binding: Binding, file: string): boolean {
  const problem = filePathProblem(file);
  if (!problem) return true;
  reportFinding(binding, {
    code: 'binding/file-path',
    severity: 'error',
    problem: `The file ${JSON.stringify(file)} ${problem}.`,
    cause: 'Nothing could be mounted there.',
    mend: 'Write an absolute path like "/run/secrets/db/password".',
  });
  return false;
}

/** Kubernetes takes nearly any name since 1.30; a shell and most runtimes take these. */
function hasUsableVariable(binding: Binding, variable: string): boolean {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) return true;
  reportFinding(binding, {
    code: 'binding/variable-name',
    severity: 'error',
    problem: `${JSON.stringify(variable)} is no name of an environment variable.`,
    cause: 'A shell could not read it, and the API server of many clusters refuses it.',
    mend: 'Write letters, digits and "_", not beginning with a digit, like "DB_PASSWORD".',
  });
  return false;
}

/** Reports a variable that is to follow its value without a restart, and an interval that nobody can keep. */
export function hasUsableRotation(binding: Binding): boolean {
  const { file, rotation } = binding.props;
  if (rotation === undefined) return true;
  if (file === undefined && rotation.onChange !== 'restart') {
    reportFinding(binding, {
      code: 'binding/variable-rotation',
      severity: 'error',
      problem: `A variable is to rotate with onChange: '${rotation.onChange}'.`,
      cause: 'The environment of a running process never changes, so it would go on with the old value.',
      mend: "Write onChange: 'restart', or let the process read a file.",
    });
    return false;
  }
  return hasUsableInterval(binding, rotation.every?.toSeconds({ integral: false }));
}

function hasUsableInterval(binding: Binding, seconds: number | undefined): boolean {
  if (seconds === undefined || (Number.isInteger(seconds) && seconds > 0)) return true;
  reportFinding(binding, {
    code: 'binding/rotation-interval',
    severity: 'error',
    problem: `The value is to be looked up every ${seconds} seconds.`,
    cause: 'Intervals are whole seconds, and zero means never again.',
    mend: 'Write one of a second or more, like every: Duration.minutes(5), or leave `rotation` out.',
  });
  return false;
}

function filePathProblem(file: string): string | undefined {
  if (!file.startsWith('/')) return 'is no absolute path';
  if (file.endsWith('/')) return 'names a folder';
  if (posix.normalize(file) !== file) return `is not in its shortest form, which is "${posix.normalize(file)}"`;
  if (/[:\p{Cc}]/u.test(file)) return 'contains a colon or a control character';
  if (file.length > PATH_MAX_LENGTH) return `has more than ${PATH_MAX_LENGTH} characters`;
  const long = file.split('/').find((part) => Buffer.byteLength(part) > PATH_PART_MAX_BYTES);
  if (long) return `has a part of more than ${PATH_PART_MAX_BYTES} bytes`;
  return posix.basename(file).startsWith('..') ? 'has a name that begins with ".."' : undefined;
}

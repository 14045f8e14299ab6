import { posix } from 'node:path';
import type { Container } from 'cdk8s-plus-30';
import { dnsLabelProblem } from '../core/names';
import { reportFinding } from '../core/report-finding';
import { PATH_MAX_LENGTH, PATH_PART_MAX_BYTES } from '../upstream/kubernetes';
import type { Binding } from './binding';

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
  const { property } = binding.props;
  if (property.problem === undefined) return true;
  reportFinding(binding, {
    code: 'binding/property-path',
    severity: 'error',
    problem: `The path of a property of ${property.store.address} cannot be read:\n${indent(property.problem)}`,
    cause: 'The store could not find such a property, so the pod would stay in ContainerCreating.',
    mend: 'Write the path like app.hello, hosts[0].name or tls["ca.crt"].',
  });
  return false;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

/** Reports a file that is no absolute, clean path or that the kubelet or the driver would refuse. */
export function hasUsableFile(binding: Binding): boolean {
  const { file } = binding.props;
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

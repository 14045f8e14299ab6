import { dnsSubdomainProblem } from '../core/names.ts';
import { reportFinding } from '../core/report-finding.ts';
import { secretKeyProblem } from '../upstream/kubernetes-secret-types.ts';
import { classKeyOf, classNameOf } from './csi-class.ts';
import type { Planned } from './plan/plan-binding.ts';
import { refreshSecondsOf } from './plan/refresh.ts';

/** Reports a Kubernetes Secret that the API server would refuse, or that two bindings want to be different. */
export function hasUsableSecret(one: Planned, planned: readonly Planned[]): boolean {
  if (one.data.secret === undefined) return true;
  return hasLegalName(one) && hasLegalKey(one) && hasOneMaker(one, planned) && hasFreeKey(one, planned);
}

function hasLegalName({ binding, data }: Planned): boolean {
  const name = data.secret?.name ?? '';
  const problem = dnsSubdomainProblem(name);
  if (problem === undefined) return true;
  reportFinding(binding, {
    code: 'binding/secret-name',
    severity: 'error',
    problem: `The Kubernetes Secret "${name}" ${problem}.`,
    cause: 'The API server would refuse it.',
    mend: 'Choose another secretName, or a shorter name for the workload.',
  });
  return false;
}

function hasLegalKey({ binding, data }: Planned): boolean {
  const { key } = data.secret ?? {};
  const problem = key === undefined ? undefined : secretKeyProblem(key);
  if (problem === undefined) return true;
  reportFinding(binding, {
    code: 'binding/secret-key',
    severity: 'error',
    problem: `Key "${key}" of the Kubernetes Secret "${data.secret?.name}" ${problem}.`,
    cause: 'The API server would refuse it.',
    mend: 'Choose another `key`.',
  });
  return false;
}

function hasOneMaker(one: Planned, planned: readonly Planned[]): boolean {
  const { binding, data } = one;
  const first = planned.find((other) => other.data.secret?.name === data.secret?.name) ?? one;
  const difference = first === one ? undefined : differenceOf(first, one);
  if (difference === undefined) return true;
  reportFinding(binding, {
    code: 'binding/secret-shared',
    severity: 'error',
    problem: `The Kubernetes Secret "${data.secret?.name}" is to be shared with binding "${first.binding.node.id}", which wants it ${difference}.`,
    cause:
      'One Secret has one type, one interval and one who writes it, and a container that takes every key takes those of others too.',
    mend: 'Say the same for both, or give one of them another secretName.',
  });
  return false;
}

/** What keeps two bindings from sharing a Secret, as the first one has it. */
function differenceOf(first: Planned, one: Planned): string | undefined {
  if (first.data.delivery !== one.data.delivery) return `delivered as ${first.data.delivery}`;
  if (first.delivery.secretType !== one.delivery.secretType) return `of type ${first.delivery.secretType}`;
  if (takesEveryKey(first)) return 'with every key of an object';
  if (takesEveryKey(one)) return 'with its own key only';
  if (one.data.delivery === 'csi-synced')
    return classKeyOf(first) === classKeyOf(one) ? undefined : `made by a class of its own, "${classNameOf(first)}"`;
  return refreshSecondsOf(first.binding) === refreshSecondsOf(one.binding)
    ? undefined
    : `looked up every ${refreshSecondsOf(first.binding)} seconds`;
}

function takesEveryKey({ data }: Planned): boolean {
  return 'prefix' in data.target;
}

function hasFreeKey(one: Planned, planned: readonly Planned[]): boolean {
  const { binding, data } = one;
  const { key, name } = data.secret ?? {};
  if (key === undefined) return true;
  const first = planned.find(({ data: other }) => other.secret?.name === name && other.secret?.key === key);
  if (first === undefined || first === one) return true;
  reportFinding(binding, {
    code: 'binding/secret-key-taken',
    severity: 'error',
    problem: `Key "${key}" of the Kubernetes Secret "${name}" is taken by binding "${first.binding.node.id}".`,
    cause: 'One key holds one value.',
    mend: 'Give one of them another `key` or `secretName`.',
  });
  return false;
}

import { dnsSubdomainProblem, SUBDOMAIN_MAX_LENGTH } from '../core/names.ts';
import { describeTarget } from '../core/plan.ts';
import { reportFinding } from '../core/report-finding.ts';
import { longestPodNameLength } from '../upstream/kubernetes.ts';
import { classKeyOf, classNameOf } from './csi-class.ts';
import { DELIVERY_CALLS } from './delivery.ts';
import { csiOf, type Planned } from './plan/plan-binding.ts';

/** Reports a class that could not be made, and one that would be made twice. */
export function hasUsableClass(one: Planned, planned: readonly Planned[]): boolean {
  if (one.data.delivery === 'external-secret') return true;
  return hasUsableName(one) && isClassOfItsOwn(one, planned);
}

/** A class that the API server would refuse, or whose mounts the driver could not record. */
function hasUsableName(one: Planned): boolean {
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
      : `Choose ${problem ? 'another' : 'a shorter'} name for the workload, or one for the class: ${DELIVERY_CALLS[delivery.kind]}({ className: '…' }).`,
  });
  return false;
}

function isClassOfItsOwn(one: Planned, planned: readonly Planned[]): boolean {
  const { binding, data, delivery } = one;
  const className = classNameOf(one);
  const first = planned.find((other) => other.data.delivery !== 'external-secret' && classNameOf(other) === className);
  if (first === undefined || classKeyOf(first) === classKeyOf(one)) return true;
  reportFinding(binding, {
    code: 'binding/class-taken',
    severity: 'error',
    problem: `The SecretProviderClass "${className}" brings ${describeTarget(first.data.target)} already (binding "${first.binding.node.id}"), and cannot bring ${describeTarget(data.target)} too.`,
    cause: `${whatOneClassHolds(one)}, and the second class of a name overwrites the first.`,
    mend: `Give one of them another className: ${DELIVERY_CALLS[delivery.kind]}({ className: '…' }).`,
  });
  return false;
}

function whatOneClassHolds(one: Planned): string {
  const { filesPerClass, provider, version } = csiOf(one).profile;
  if (one.data.delivery === 'copied-csi-files') return 'Each copied file has a class of its own';
  if (filesPerClass === 1) return `One class of provider "${provider}" ${version} holds one file`;
  return one.data.delivery === 'csi-synced'
    ? 'One class holds what is copied into Secrets from one store'
    : 'One class holds the files of one store for one folder of one container';
}

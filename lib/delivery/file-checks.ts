import { posix } from 'node:path';
import { dnsSubdomainProblem, SUBDOMAIN_MAX_LENGTH } from '../core/names';
import { reportFinding } from '../core/report-finding';
import { longestPodNameLength } from '../upstream/kubernetes';
import { classNameOf } from './csi-class';
import { DELIVERY_CALLS } from './delivery';
import { csiOf, type Planned } from './plan/plan-binding';
import type { PlannedFile } from './planned-file';

/** Reports a class that the API server would refuse, and one whose mounts the driver could not record. */
export function hasUsableClassName(one: Planned): boolean {
  const { binding, data, delivery } = one;
  const { workload } = data;
  if (data.delivery === 'external-secret') return true;
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

/** Reports what would keep a file from being refreshed that has to be. */
export function checkRotation(one: PlannedFile): void {
  const { binding, data, file, place } = one;
  if (data.onChange === undefined || data.onChange === 'restart') return;
  if (place.single) {
    reportFinding(binding, {
      code: 'binding/sub-path-rotation',
      severity: 'error',
      problem: `${file} is to rotate, but it can only be mounted as a single file (subPath).`,
      cause: `${whyCrowded(posix.dirname(file))}, and a subPath mount never sees a new value.`,
      mend: `Give it a folder of its own, like ${posix.dirname(file) === '/' ? '/run/secrets' : posix.dirname(file)}/${binding.node.id}/${posix.basename(file)}.`,
    });
  } else if (data.delivery === 'csi-files') checkRotationCost(one);
}

function checkRotationCost(one: PlannedFile): void {
  const { profile } = csiOf(one);
  if (profile.stableObjectVersions) return;
  reportFinding(one.binding, {
    code: 'csi/rotation-cost',
    severity: 'warning',
    problem: `${one.file} rotates through provider "${profile.provider}" ${profile.version}, which gives an unchanged value a new version each time.`,
    cause:
      'About once a minute every volume of this driver costs calls to the store and a write to etcd, and a pod whose first mount is interrupted can start with an empty folder.',
    mend: 'Leave `rotation` out where a restart on change is enough.',
  });
}

function whyCrowded(folder: string): string {
  return folder.lastIndexOf('/') === 0
    ? `The folder ${folder} stands at the top, where the image has files of its own`
    : `Something else lies in or below ${folder}`;
}

import { posix } from 'node:path';
import { dnsSubdomainProblem, SUBDOMAIN_MAX_LENGTH } from '../core/names';
import type { DeliveryKind } from '../core/plan';
import { reportFinding } from '../core/report-finding';
import { longestPodNameLength } from '../upstream/kubernetes';
import type { FilePlace } from './mount-layout';
import { classNameOf, type Planned } from './plan';

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
export function checkRotation({ binding, csi, data, delivery }: Planned, place: FilePlace): void {
  if (!data.rotation) return;
  const { profile } = csi;
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

import { posix } from 'node:path';
import { describeTarget } from '../core/plan.ts';
import { reportFinding } from '../core/report-finding.ts';
import { isUnavailable, type Property } from '../stores/store.ts';
import { csiOf, type Planned } from './plan/plan-binding.ts';
import type { PlannedFile } from './planned-file.ts';
import { needsRotation } from './rotation.ts';

/**
 * Reports rotations that would not reach their file, and warns of those that change nothing or cost more than they give.
 *
 * @param files Those of the planned bindings whose target is a file.
 */
export function checkRotations(planned: readonly Planned[], files: readonly PlannedFile[]): void {
  const byBinding = new Map(files.map((file) => [file.binding, file]));
  for (const one of planned) {
    const file = byBinding.get(one.binding);
    if (file === undefined || isRefreshed(file)) checkRotation(one);
  }
}

function checkRotation(one: Planned): void {
  const { binding, data } = one;
  if (data.onChange !== undefined && namesVersion(binding.props.property)) {
    reportFinding(binding, {
      code: 'binding/pinned-rotation',
      severity: 'warning',
      problem: `${data.property} names a version, and is to rotate.`,
      cause: 'That version stays as it is, unless it is a label that somebody moves along.',
      mend: 'Leave the version out, or `rotation`.',
    });
  }
  if (data.delivery !== 'external-secret' && needsRotation(data)) checkRotationCost(one);
}

function namesVersion({ csiObject, remoteRef }: Property): boolean {
  if (!isUnavailable(csiObject) && 'objectVersion' in csiObject.fields) return true;
  return !isUnavailable(remoteRef) && remoteRef.version !== undefined;
}

function checkRotationCost(one: Planned): void {
  const { profile } = csiOf(one);
  if (profile.stableObjectVersions) return;
  reportFinding(one.binding, {
    code: 'csi/rotation-cost',
    severity: 'warning',
    problem: `The ${describeTarget(one.data.target)} rotates through provider "${profile.provider}" ${profile.version}, which gives an unchanged value a new version each time.`,
    cause:
      'About once a minute every volume of this driver costs calls to the store and a write to etcd, and a pod whose first mount is interrupted can start with an empty folder.',
    mend: 'Leave `rotation` out where a restart on change is enough.',
  });
}

function isRefreshed({ binding, data, file, place }: PlannedFile): boolean {
  if (data.onChange === undefined || data.onChange === 'restart' || !place.single) return true;
  reportFinding(binding, {
    code: 'binding/sub-path-rotation',
    severity: 'error',
    problem: `${file} is to rotate, but it can only be mounted as a single file (subPath).`,
    cause: `${whyCrowded(posix.dirname(file))}, and a subPath mount never sees a new value.`,
    mend: `Give it a folder of its own, like ${posix.dirname(file) === '/' ? '/run/secrets' : posix.dirname(file)}/${binding.node.id}/${posix.basename(file)}.`,
  });
  return false;
}

function whyCrowded(folder: string): string {
  return folder.lastIndexOf('/') === 0
    ? `The folder ${folder} stands at the top, where the image has files of its own`
    : `Something else lies in or below ${folder}`;
}

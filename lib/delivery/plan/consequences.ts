import type { Consequences, DeliveryKind } from '../../core/plan.ts';
import { isUnavailable } from '../../stores/store.ts';
import { KUBELET_REPUBLISHES_PER_HOUR } from '../../upstream/secrets-store-csi-driver.ts';
import { needsRestart, needsRotation } from '../rotation.ts';
import type { Circumstances } from './circumstances.ts';

/** What a delivery means for those who run the workload. */
export function consequencesOf(delivery: DeliveryKind, circumstances: Circumstances): Consequences {
  const inEtcd = delivery === 'csi-synced' || delivery === 'external-secret';
  return {
    inEtcd,
    whenStoreIsDown:
      delivery === 'external-secret'
        ? 'running and new pods go on with the last value'
        : 'running pods go on, new pods wait until the store answers',
    whenValueChanges: changeOf(delivery, circumstances),
    ...callsOf(delivery, circumstances),
  };
}

function changeOf(delivery: DeliveryKind, { onChange, target, workload }: Circumstances): string {
  if (onChange === undefined) return 'the next pod gets it';
  if (onChange === 'restart') {
    return needsRestart(workload.kind, onChange) ? 'the pods are restarted' : 'the next run gets it';
  }
  if (target !== 'file' || delivery === 'copied-csi-files') return 'the next pod gets it';
  return onChange === 'reload' ? 'the file changes, and the process reads it again' : 'the file changes';
}

function callsOf(
  delivery: DeliveryKind,
  { csi, onChange, operator, refreshSeconds, target, workload }: Circumstances,
): Pick<Consequences, 'callsPerHour' | 'callsPerPodStart'> {
  if (delivery === 'external-secret') {
    if (isUnavailable(operator)) return { callsPerHour: 0, callsPerPodStart: 0 };
    const calls = target === 'variables' ? operator.profile.callsPerExtract : operator.profile.callsPerEntry;
    return { callsPerHour: Math.ceil((calls * 3600) / refreshSeconds), callsPerPodStart: 0 };
  }
  if (isUnavailable(csi)) return { callsPerHour: 0, callsPerPodStart: 0 };
  const { store, storePerFile } = csi.profile.callsPerMount;
  const perMount = store + storePerFile;
  return {
    callsPerHour: needsRotation({ onChange, workload }) ? KUBELET_REPUBLISHES_PER_HOUR * perMount * workload.pods : 0,
    callsPerPodStart: perMount,
  };
}

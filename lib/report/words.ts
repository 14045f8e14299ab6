import type { InventoryBinding } from '../core/inventory.ts';
import type { DeliveryKind, PlannedWorkload } from '../core/plan.ts';

/** A delivery by a short name, for a table or a legend. */
export function deliveryWords(delivery: DeliveryKind): string {
  return DELIVERIES[delivery];
}

const DELIVERIES: Readonly<Record<DeliveryKind, string>> = {
  'csi-files': 'CSI file',
  'copied-csi-files': 'copied CSI file',
  'csi-synced': 'Secret by the CSI driver',
  'external-secret': 'Secret by the operator',
};

/** Where a value lies in etcd: `no`, `shop/checkout key db-password`, `shop/checkout, every key`. */
export function inEtcdWords({
  inEtcd,
  secret,
  workload,
}: Pick<InventoryBinding, 'inEtcd' | 'secret' | 'workload'>): string {
  if (secret === undefined) return inEtcd ? 'yes' : 'no';
  return `${workload.namespace}/${secret.name}${secret.key === undefined ? ', every key' : ` key ${secret.key}`}`;
}

/** What a new value does, in a few words. */
export function onChangeWords({ delivery, onChange, target, workload }: Changing): string {
  if (onChange === 'restart' && !runsToItsEnd(workload)) return 'pods restart';
  const isFrozen = delivery === 'copied-csi-files' || !('file' in target);
  if (onChange === undefined || onChange === 'restart' || isFrozen)
    return runsToItsEnd(workload) ? 'next run' : 'next pod';
  return onChange === 'reload' ? 'process reloads' : 'file changes';
}

/** What of a binding decides what a new value does. */
export type Changing = Pick<InventoryBinding, 'delivery' | 'onChange' | 'target' | 'workload'>;

/** Whether the pods of a workload end by themselves, so that the next run reads the new value anyway. */
export function runsToItsEnd({ kind }: Pick<PlannedWorkload, 'kind'>): boolean {
  return kind === 'CronJob' || kind === 'Job';
}

/** `Deployment shop/checkout`. */
export function workloadWords({ kind, name, namespace }: PlannedWorkload): string {
  return `${kind} ${namespace}/${name}`;
}

/** `1 pod`, `3 pods`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `90 seconds`, `15 minutes`, `2 hours`: in the largest unit that is whole. */
export function durationWords(seconds: number): string {
  const [size, noun] = UNITS.find(([unit]) => seconds >= unit && seconds % unit === 0) ?? [1, 'second'];
  return counted(seconds / size, noun);
}

const UNITS = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** What syncs a cluster, as its project writes its name. */
export function engineWords(engine: string): string {
  return engine === 'argo-cd' ? 'Argo CD' : engine === 'flux' ? 'Flux' : engine;
}

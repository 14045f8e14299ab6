import type { InventoryReader } from '../../core/inventory.ts';
import type { DeliveryKind } from '../../core/plan.ts';
import { durationWords } from '../words.ts';
import type { ExplainedBinding } from './explained.ts';

/** How a value gets from its store into the process. */
export function wayWords(binding: ExplainedBinding, reader: InventoryReader | undefined): string {
  const name = reader?.name ?? 'whoever reads the store';
  return [
    WAYS[binding.delivery](binding, name),
    ...(reader ? [signInWords(reader, binding)] : []),
    etcdWords(binding),
  ].join(' ');
}

type Way = (binding: ExplainedBinding, reader: string) => string;

const WAYS: Readonly<Record<DeliveryKind, Way>> = {
  'csi-files': (_, reader) =>
    `${mountWords(reader)} and puts it into a file in memory; the container starts once it is there.`,
  'copied-csi-files': (_, reader) =>
    `${mountWords(reader)} and puts it into a file in memory that only root can read. An init container copies that one into another volume in memory, so that the process can read it; the container starts once it is there.`,
  'csi-synced': ({ target }, reader) =>
    `${mountWords(reader)}, and copies it into a Kubernetes Secret. The container reads ${targetWords(target)} from there, and starts once it is there.`,
  'external-secret': ({ refreshSeconds, target }, reader) =>
    `${reader}, which runs in the cluster, asks the store${everyWords(refreshSeconds)} and keeps the value in a Kubernetes Secret, whether or not a pod runs. The container reads ${targetWords(target)} from there.`,
};

/** What the Secrets Store CSI Driver does, for those who need not know it. */
function mountWords(reader: string): string {
  return `When a pod starts, the node that it runs on fetches the value (a CSI volume: the Secrets Store CSI Driver asks ${reader})`;
}

function targetWords(target: ExplainedBinding['target']): string {
  if ('file' in target) return 'its file';
  return 'variable' in target ? 'its variable' : 'its variables';
}

function everyWords(seconds: number | undefined): string {
  return seconds === undefined ? '' : ` every ${durationWords(seconds).replace(/^1 /, '')}`;
}

/** Those of the workload's own namespace, where there are any: others open the store for others. */
function signInWords({ accounts, credentials }: InventoryReader, { workload }: ExplainedBinding): string {
  const start = `${workload.namespace}/`;
  const all = [
    ...credentials.map(({ name, namespace }) => ({ what: 'Secret', name: `${namespace}/${name}` })),
    ...accounts.map((name) => ({ what: 'ServiceAccount', name })),
  ];
  const own = all.filter(({ name }) => name.startsWith(start));
  const ways = new Set((own.length > 0 ? own : all).map(({ name, what }) => `${what} ${name}`));
  return `It signs in to the store with ${[...ways].join(' or ') || "the platform's own rights"}.`;
}

function etcdWords({ inEtcd, workload }: ExplainedBinding): string {
  return inEtcd
    ? `So the value lies in etcd, and whoever may read Secrets of namespace ${workload.namespace} can see it.`
    : 'The value lies in no Kubernetes Secret, hence not in etcd.';
}

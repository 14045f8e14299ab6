import { groupBy } from '../../core/group-by.ts';
import type { InventoryReader } from '../../core/inventory.ts';
import type { DeliveryKind, PlannedWorkload } from '../../core/plan.ts';
import { fieldManagerOptions } from '../field-manager.ts';
import { deliveryWords, durationWords, runsToItsEnd } from '../words.ts';
import type { ExplainedBinding, ExplainedCluster } from './explained.ts';
import { wayWords } from './way-words.ts';

/** What there is to say of one binding, in sentences for somebody who has never heard of CSI. */
export interface Explanation {
  /** From the store to the process. */
  readonly way: string;
  /** Why this way. */
  readonly reason: string;
  /** Each other way, and why it was not taken. */
  readonly otherwise: readonly string[];
  readonly whenValueChanges: string;
  readonly whenStoreIsDown: string;
  /** When the property is deleted in the store. */
  readonly whenDeleted: string;
  /** When the program no longer binds it. */
  readonly whenRemoved: string;
  /** Requests to the store. */
  readonly calls: string;
}

/** Explains one binding of a cluster. */
export function explain(binding: ExplainedBinding, cluster: ExplainedCluster): Explanation {
  return {
    way: wayWords(binding, readerOf(binding, cluster)),
    reason: sentence(binding.reason),
    otherwise: otherwiseWords(binding),
    whenValueChanges: changeWords(binding, cluster),
    whenStoreIsDown: sentence(binding.consequences.whenStoreIsDown),
    whenDeleted: keepsSecret(binding)
      ? 'Without it in the store, the Secret keeps the last value, for running and for new pods.'
      : 'Without it in the store, running pods keep what they have, and new ones do not start.',
    whenRemoved: removalWords(binding),
    calls: callsWords(binding),
  };
}

/** The operator reads for its own deliveries, and a CSI provider for the others. */
function readerOf({ delivery, store }: ExplainedBinding, { stores }: ExplainedCluster): InventoryReader | undefined {
  const readers = stores.find(({ address }) => address === store)?.readers ?? [];
  return readers.find(({ name }) => name.startsWith('External Secrets Operator') === (delivery === 'external-secret'));
}

/** Ways that one cause rules out stand together. */
function otherwiseWords(binding: ExplainedBinding): readonly string[] {
  const byCause = groupBy(binding.ruledOut, ({ cause, impossible }) => `${impossible} ${cause}`);
  return [...byCause.values()].map((ways) => {
    const names = ways.map(({ delivery }) => deliveryWords(delivery)).join(' or ');
    const cause = causeWords(ways[0]?.cause ?? '', binding.delivery);
    return ways[0]?.impossible ? `not as ${names}: ${cause}` : `${names} would do, but ${cause}`;
  });
}

/** The plan calls the better way by its code. */
function causeWords(cause: string, better: DeliveryKind): string {
  return cause.startsWith(`${better} `) ? `${deliveryWords(better)}${cause.slice(better.length)}` : cause;
}

function changeWords(binding: ExplainedBinding, { engine }: ExplainedCluster): string {
  const { consequences, refreshSeconds, workload } = binding;
  if (runsToItsEnd(workload)) return 'The next run gets it.';
  const seen = keepsSecret(binding) ? 'The Secret has it' : 'It is seen';
  const looks = refreshSeconds === undefined ? '' : `${seen} within ${durationWords(refreshSeconds)} or so. `;
  const isLeftToPods = consequences.whenValueChanges === 'the next pod gets it';
  const then =
    isLeftToPods && binding.delivery === 'csi-synced' ? SYNCED_LATE : sentence(consequences.whenValueChanges);
  return `${looks}${then}${isLeftToPods && RESTARTABLE.has(workload.kind) ? restartWords(workload, engine) : ''}`;
}

/** Driver 1.6.0 writes the Secret once a pod has mounted the value, while its containers start. */
const SYNCED_LATE = 'The next pod brings it into the Secret, and may itself start with the old one: restart twice.';

function restartWords({ kind, name, namespace }: PlannedWorkload, engine: string): string {
  const words = ['kubectl', '--namespace', namespace, 'rollout', 'restart', `${kind.toLowerCase()}/${name}`];
  return ` For new pods: ${[...words, ...fieldManagerOptions(engine)].join(' ')}`;
}

const RESTARTABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** What Argo CD and Flux prune, what Kubernetes collects, and what the driver 1.6.0 leaves to it. */
function removalWords({ delivery, workload }: ExplainedBinding): string {
  const then = runsToItsEnd(workload)
    ? 'Without the binding, the next run lacks it'
    : 'Without the binding, the pods are replaced';
  if (delivery === 'external-secret') return `${then}. The key goes from the Secret, and the Secret with its last key.`;
  if (delivery === 'csi-synced')
    return `${then}. The Secret goes when the last owner of a pod that mounted it is gone.`;
  return `${then}, and nothing of the value stays in the cluster.`;
}

function callsWords({ callsPerHour, callsPerPodStart, pods }: ExplainedBinding): string {
  const parts = [
    ...(callsPerPodStart > 0 ? [`${callsPerPodStart} whenever a pod starts`] : []),
    ...(callsPerHour > 0 ? [`${callsPerHour} an hour${callsPerPodStart > 0 ? `, ${pods} pods together` : ''}`] : []),
  ];
  return parts.length === 0 ? 'None.' : `For each value ${parts.join(', and ')}.`;
}

function keepsSecret({ delivery }: ExplainedBinding): boolean {
  return delivery === 'external-secret';
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

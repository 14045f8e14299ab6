import type { InventoryReader } from '../../core/inventory.ts';
import { describeTarget } from '../../core/plan.ts';
import type { Paint } from '../paint.ts';
import { visible } from '../visible-text.ts';
import { counted, deliveryWords, inEtcdWords, workloadWords } from '../words.ts';
import { wrapped } from '../wrapped.ts';
import type { HeldBinding, Holding, HoldingCluster, HoldingWorkload } from './holding.ts';
import type { Question } from './question.ts';
import type { Step } from './step.ts';

/** Who holds a value and how to rotate it, as a person reads it on a terminal. */
export function whoText(holding: Holding, steps: readonly Step[], paint: Paint): string {
  const { clusters, question } = holding;
  const workloads = clusters.flatMap((cluster) => cluster.workloads);
  const pods = workloads.reduce((sum, workload) => sum + workload.pods, 0);
  const extent = `${counted(workloads.length, 'workload')} (${counted(pods, 'pod')}) in ${counted(clusters.length, 'cluster')}`;
  const isCertain = workloads.some(({ bindings }) => bindings.some(({ relation }) => relation !== 'version'));
  return [
    `${paint.bold(questionWords(question))}\n${wrapped(`${isCertain ? 'is' : 'may be'} held by ${extent}.`)}`,
    ...clusters.map((cluster) => clusterText(cluster, paint)),
    paint.bold('To rotate it everywhere'),
    ...steps.map((step, index) => stepText(step, index + 1, paint)),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

/** `database.password of acme/shop/production (Pulumi ESC environment)`. */
export function questionWords({ property, store }: Question): string {
  return visible(`${property === undefined ? 'anything' : property} of ${store.address} (${store.kind})`);
}

function clusterText({ cluster, readers, stage, workloads }: HoldingCluster, paint: Paint): string {
  const name = stage === undefined ? `Cluster ${cluster}` : `Cluster ${cluster}, stage ${stage}`;
  return [
    paint.bold(visible(name)),
    ...workloads.map(workloadText),
    ...readers.map((reader) => wrapped(visible(readerWords(reader)), { indent: '  ', hanging: '    ' })),
  ].join('\n');
}

function workloadText({ account, bindings, pods, workload }: HoldingWorkload): string {
  const head = `${workloadWords(workload)}, ${counted(pods, 'pod')}, as ServiceAccount ${account}`;
  return [
    wrapped(visible(head), { indent: '  ', hanging: '    ' }),
    ...bindings.map((binding) => wrapped(visible(bindingWords(binding)), { indent: '    ', hanging: '      ' })),
  ].join('\n');
}

function bindingWords(binding: HeldBinding): string {
  const etcd = binding.inEtcd ? `in etcd as ${inEtcdWords(binding)}` : 'not in etcd';
  return `${binding.container}: ${describeTarget(binding.target)}${asPart(binding)}; ${deliveryWords(binding.delivery)}, ${etcd}`;
}

/** Of anything but what was asked for, what it is. */
function asPart({ property, relation }: HeldBinding): string {
  if (relation === 'same') return '';
  if (relation === 'around') return `, as part of ${property}`;
  return relation === 'version' ? `, perhaps another value: ${property}` : `: ${property}`;
}

function readerWords({ accounts, credentials, name }: InventoryReader): string {
  const ways = [
    ...credentials.map(({ key, name: secret, namespace }) => `Secret ${namespace}/${secret}, key ${key}`),
    ...accounts.map((account) => `ServiceAccount ${account}`),
  ];
  return `${name} signs in to the store with ${ways.join('; ') || "the platform's own rights"}`;
}

function stepText({ commands, items, text, title }: Step, number: number, paint: Paint): string {
  const head = `${number}. `;
  const indent = ' '.repeat(head.length);
  return [
    paint.bold(wrapped(title, { indent: head, hanging: indent })),
    wrapped(text, { indent }),
    ...items.map((item) => wrapped(visible(item), { indent: `${indent}- `, hanging: `${indent}  ` })),
    ...(commands.length === 0 ? [] : ['', ...commands.map((command) => indented(command, `${indent}  `))]),
  ].join('\n');
}

function indented(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join('\n');
}

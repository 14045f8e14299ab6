import type { InventoryReader } from '../../core/inventory.ts';
import { describeTarget } from '../../core/plan.ts';
import type { Paint } from '../paint.ts';
import { visible } from '../visible-text.ts';
import { counted, deliveryWords, inEtcdWords, workloadWords } from '../words.ts';
import { wrapped } from '../wrapped.ts';
import type { HeldBinding, HeldKeptValue, Holding, HoldingCluster, HoldingWorkload } from './holding.ts';
import { keptSecretWords } from './kept-secret-words.ts';
import type { Question } from './question.ts';
import type { Step } from './step.ts';

/** Who holds a value and how to rotate it, as a person reads it on a terminal. */
export function whoText(holding: Holding, steps: readonly Step[], paint: Paint): string {
  const { clusters, question } = holding;
  return [
    `${paint.bold(questionWords(question))}\n${wrapped(extentWords(clusters))}`,
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

/** `is held by 2 workloads (5 pods) and 1 other Secret in 1 cluster.` */
function extentWords(clusters: readonly HoldingCluster[]): string {
  const workloads = clusters.flatMap((cluster) => cluster.workloads);
  const kept = clusters.flatMap((cluster) => cluster.kept);
  const others = new Set(
    clusters.flatMap(({ cluster, kept: own }) =>
      own.map(({ namespace, secret }) => `${cluster}/${namespace}/${secret}`),
    ),
  );
  const pods = workloads.reduce((sum, workload) => sum + workload.pods, 0);
  const holders = [
    ...(workloads.length > 0 ? [`${counted(workloads.length, 'workload')} (${counted(pods, 'pod')})`] : []),
    ...(others.size > 0 ? [`${counted(others.size, 'Secret')} of no binding`] : []),
  ];
  const all = [...workloads.flatMap(({ bindings }) => bindings), ...kept];
  const isCertain = all.some(({ relation }) => relation !== 'version');
  return `${isCertain ? 'is' : 'may be'} held by ${holders.join(' and ')} in ${counted(clusters.length, 'cluster')}.`;
}

function clusterText({ cluster, kept, readers, stage, workloads }: HoldingCluster, paint: Paint): string {
  const name = stage === undefined ? `Cluster ${cluster}` : `Cluster ${cluster}, stage ${stage}`;
  return [
    paint.bold(visible(name)),
    ...workloads.map(workloadText),
    ...kept.map((value) => wrapped(visible(keptWords(value)), { indent: '  ', hanging: '    ' })),
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

function keptWords(value: HeldKeptValue): string {
  return `${keptSecretWords(value)}${asPart(value)}; kept by ExternalSecret ${value.externalSecret} for whoever reads it, in etcd`;
}

/** Of anything but what was asked for, what it is. */
function asPart({ property, relation, store }: Pick<HeldBinding, 'property' | 'relation' | 'store'>): string {
  if (relation === 'same') return '';
  if (relation === 'around') return `, as part of ${property}`;
  return relation === 'version' ? `, perhaps another value: ${property} of ${store}` : `: ${property}`;
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

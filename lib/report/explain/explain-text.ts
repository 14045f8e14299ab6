import { groupBy } from '../../core/group-by.ts';
import { describeTarget } from '../../core/plan.ts';
import type { Paint } from '../paint.ts';
import { visible } from '../visible-text.ts';
import { counted, engineWords, workloadWords } from '../words.ts';
import { wrapped } from '../wrapped.ts';
import type { ExplainedBinding, ExplainedCluster } from './explained.ts';
import { type Explanation, explain } from './explanation.ts';

/** The plan as a person reads it on a terminal; bindings of a container of which the same is true stand together. */
export function explainText(clusters: readonly ExplainedCluster[], paint: Paint): string {
  return `${clusters.map((cluster) => clusterText(cluster, paint)).join('\n\n')}\n`;
}

function clusterText(cluster: ExplainedCluster, paint: Paint): string {
  const { bindings, engine, kubernetes, stage } = cluster;
  const facts = [
    ...(stage === undefined ? [] : [`stage ${stage}`]),
    `Kubernetes ${kubernetes}`,
    `synced by ${engineWords(engine)}`,
  ];
  const head = wrapped(visible(`Cluster ${cluster.cluster}: ${facts.join(', ')}`));
  if (bindings.length === 0) return `${paint.bold(head)}\n\nNo workload reads a secret.`;
  const containers = groupBy(
    bindings,
    ({ container, unit, workload }) => `${unit}/${workloadWords(workload)}/${container}`,
  );
  return [
    paint.bold(head),
    ...[...containers.values()].map((ofContainer) => containerText(ofContainer, cluster, paint)),
  ].join('\n\n');
}

function containerText(bindings: readonly ExplainedBinding[], cluster: ExplainedCluster, paint: Paint): string {
  const [first] = bindings;
  if (first === undefined) return '';
  const { account, container, pods, unit, workload } = first;
  const head = `${workloadWords(workload)}, ${counted(pods, 'pod')}, as ServiceAccount ${account}`;
  const alike = groupBy(bindings, (binding) => JSON.stringify([binding.store, explain(binding, cluster)]));
  return [
    `${paint.bold(visible(`${cluster.cluster}/${unit}/${container}`))}\n${wrapped(visible(head))}`,
    ...[...alike.values()].map((some) => alikeText(some, cluster, paint)),
  ].join('\n\n');
}

function alikeText(bindings: readonly ExplainedBinding[], cluster: ExplainedCluster, paint: Paint): string {
  const [first] = bindings;
  if (first === undefined) return '';
  const kind = cluster.stores.find(({ address }) => address === first.store)?.kind;
  const from = `From ${first.store}${kind === undefined ? '' : ` (${kind})`}:`;
  return [
    wrapped(visible(from), { indent: '  ' }),
    ...bindings.map((binding) => wrapped(visible(valueWords(binding)), { indent: '  - ', hanging: '      ' })),
    '',
    ...paragraphs(explain(first, cluster)).map(([label, text]) => labelled(label, visible(text), paint)),
  ].join('\n');
}

/** `database.password as file /run/secrets/db, from key db of Secret checkout-production`. */
function valueWords({ property, secret, target }: ExplainedBinding): string {
  const key = secret?.key === undefined ? '' : `key ${secret.key} of `;
  return `${property} as ${describeTarget(target)}${secret === undefined ? '' : `, from ${key}Secret ${secret.name}`}`;
}

function paragraphs(explanation: Explanation): readonly (readonly [string, string])[] {
  return [
    ['How', explanation.way],
    ['Why', explanation.reason],
    ...explanation.otherwise.map((other, index) => [index === 0 ? 'Otherwise' : '', `- ${other}`] as const),
    ['New value', explanation.whenValueChanges],
    ['Store down', explanation.whenStoreIsDown],
    ['Deleted there', explanation.whenDeleted],
    ['Removed here', explanation.whenRemoved],
    ['Requests', explanation.calls],
  ];
}

/** Wraps a text beside its label, which is painted last: what paints has no width. */
function labelled(label: string, text: string, paint: Paint): string {
  const indent = ' '.repeat(LABEL_COLUMNS);
  const lines = wrapped(text, { indent, hanging: text.startsWith('- ') ? `${indent}  ` : indent });
  return `  ${paint.dim(label)}${lines.slice(2 + label.length)}`;
}

const LABEL_COLUMNS = 16;

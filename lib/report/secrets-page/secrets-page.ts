import type { Inventory } from '../../core/inventory.ts';
import { code, prose } from '../markdown.ts';
import { counted, engineWords } from '../words.ts';
import { diagram } from './diagram.ts';
import { exceptionsSection, findingsSection } from './findings-sections.ts';
import { readersSection } from './readers-section.ts';
import { secretsSection } from './secrets-section.ts';
import { storesSection } from './stores-section.ts';

/**
 * `dist/<cluster>/SECRETS.md`: which workload of a cluster reads what, from where and how, as Markdown with a Mermaid diagram. Names
 * only.
 *
 * Bounded in size, so that a Git host renders it; what does not fit is counted and stands in `inventory.json`. Where one binding
 * changes, its own lines do and the counts that it is part of.
 */
export function secretsPage(inventory: Inventory): string {
  const { bindings, kept = [] } = inventory;
  const sections = [
    ...(bindings.length > 0
      ? [`## The ways\n\n${diagram(inventory)}`, `## Who reads what\n\n${readersSection(inventory)}`]
      : [NOBODY]),
    ...(bindings.length + kept.length > 0
      ? [`## Kubernetes Secrets that hold values\n\n${secretsSection(inventory)}`]
      : []),
    ...(bindings.length > 0 ? [`## Stores\n\n${storesSection(inventory)}`] : []),
  ];
  return `${[intro(inventory), ...sections, ...exceptionsSection(inventory), ...findingsSection(inventory)].join('\n\n')}\n`;
}

const NOBODY = 'No workload of this cluster reads a secret.';

function intro({ bindings, cluster, engine, kubernetes, stage }: Inventory): string {
  const inEtcd = bindings.filter((binding) => binding.inEtcd).length;
  const facts = [
    ...(stage === undefined ? [] : [`Stage ${prose(stage)}`]),
    `Kubernetes ${prose(kubernetes)}`,
    `synced by ${prose(engineWords(engine))}`,
    `${counted(bindings.length, 'value')} in containers, ${inEtcd || 'none'} of them in etcd`,
  ];
  return [
    `# Secrets of cluster ${prose(cluster)}`,
    'Who reads which secret, where it comes from and how it gets there: names, and never a value.',
    `${facts.join(', ')}.`,
    `For machines: [inventory.json](inventory.json). In words: ${code(`npx cdk8s-escrow explain ${cluster}`)}. When a value leaks: ${code('npx cdk8s-escrow who <store>/<property>')}.`,
  ].join('\n\n');
}

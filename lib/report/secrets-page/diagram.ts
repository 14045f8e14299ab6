import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Inventory, InventoryBinding } from '../../core/inventory.ts';
import { clipped } from '../markdown.ts';
import { counted, deliveryWords, workloadWords } from '../words.ts';
import { LARGEST_DIAGRAM } from './limits.ts';
import { label, nodeId } from './mermaid.ts';

/** Stores, what brings their values, and who reads them, as Markdown; by namespace where the workloads would be too many. */
export function diagram({ bindings }: Inventory): string {
  const ways = [...groupBy(bindings, ({ delivery, store }) => `${store} ${delivery}`)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, way]) => way);
  const byWorkload = arrowsOf(ways, ({ workload }) => workloadWords(workload));
  const fits = byWorkload.length + ways.length <= LARGEST_DIAGRAM.edges;
  const arrows = fits ? byWorkload : arrowsOf(ways, ({ workload }) => `namespace ${workload.namespace}`);
  const drawn = draw(arrows);
  const left = arrows.length - drawn.arrows;
  return [
    fits ? [] : ['Too many workloads to draw: their namespaces stand for them.'],
    `\`\`\`mermaid\n${drawn.text}\n\`\`\``,
    bindings.some(({ inEtcd }) => inEtcd) ? ['What has a double frame lies in etcd.'] : [],
    left > 0 ? [`And ${counted(left, 'arrow')} more, which [inventory.json](inventory.json) tells.`] : [],
  ]
    .flat()
    .join('\n\n');
}

/** From one way out of one store to one reader. */
interface Arrow {
  readonly way: InventoryBinding;
  readonly reader: string;
  readonly values: number;
}

function arrowsOf(
  ways: readonly (readonly InventoryBinding[])[],
  readerOf: (binding: InventoryBinding) => string,
): readonly Arrow[] {
  return ways.flatMap((way) =>
    [...groupBy(way, readerOf)].map(([reader, { length }]) => ({
      way: way[0] as InventoryBinding,
      reader,
      values: length,
    })),
  );
}

/** Each node where it is first needed, so that one more arrow adds lines in one place. */
function draw(arrows: readonly Arrow[]): { readonly text: string; readonly arrows: number } {
  const lines = new Set(['flowchart LR']);
  let characters = 0;
  let edges = 0;
  for (const [index, arrow] of arrows.entries()) {
    const added = linesOf(arrow).filter((line) => !lines.has(line));
    characters += added.reduce((sum, line) => sum + line.length + 1, 0);
    edges += added.filter((line) => line.includes('-->')).length;
    if (characters > LARGEST_DIAGRAM.characters || edges > LARGEST_DIAGRAM.edges)
      return { text: textOf(lines), arrows: index };
    for (const line of added) lines.add(line);
  }
  return { text: textOf(lines), arrows: arrows.length };
}

function linesOf({ reader, values, way: { delivery, inEtcd, store } }: Arrow): readonly string[] {
  const [storeId, wayId, readerId] = [nodeId('store', store), nodeId(delivery, store), nodeId('reader', reader)];
  const way = label(deliveryWords(delivery));
  return [
    `  ${storeId}[(${label(clipped(store))})]`,
    inEtcd ? `  ${wayId}[[${way}]]` : `  ${wayId}([${way}])`,
    `  ${storeId} --> ${wayId}`,
    `  ${readerId}[${label(clipped(reader))}]`,
    `  ${wayId} -->|${counted(values, 'value')}| ${readerId}`,
  ];
}

function textOf(lines: ReadonlySet<string>): string {
  return [...lines].join('\n');
}

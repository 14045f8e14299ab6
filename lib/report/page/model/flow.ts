import type { DeliveryKind } from '../../../core/plan.ts';
import { deliveryWords } from '../../words.ts';
import { type FlowLevel, type FlowNode, flowLevel, type Grouping, type Groupings, MOST_NODES } from './flow-level.ts';
import { type Row, workloadOf } from './row.ts';
import { amount } from './text.ts';

/** From the stores to the workloads, small enough to be drawn and read. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  /** How many nodes the fullest level has. */
  readonly height: number;
  /** Sentences that say what is drawn as one, or not at all. */
  readonly remarks: readonly string[];
  /** Ids of the nodes that a row goes through. */
  readonly way: (row: Row) => readonly string[];
}

/** What goes from one node to another. */
export interface FlowLink {
  readonly source: string;
  readonly target: string;
  readonly bindings: number;
  /** Undefined where several deliveries go this way. */
  readonly delivery?: DeliveryKind;
}

/** Draws up the flow of the rows. */
export function flowOf(rows: readonly Row[]): Flow {
  const properties = new Set(rows.map(PROPERTIES.labelOf)).size;
  const showsProperties = properties <= MOST_NODES;
  const groupings: readonly Groupings[] = [
    [STORES, STORE_KINDS],
    ...(showsProperties ? [[PROPERTIES] as const] : []),
    [DELIVERIES],
    [WORKLOADS, NAMESPACES, CLUSTERS],
  ];
  const levels = groupings.map((alternatives, index) => flowLevel(alternatives, index, rows));
  return {
    nodes: levels.flatMap(({ nodes }) => nodes),
    links: levels.slice(1).flatMap((level, index) => linksBetween(levels[index], level, rows)),
    height: Math.max(0, ...levels.map(({ nodes }) => nodes.length)),
    remarks: [
      ...levels.flatMap(({ remark }) => remark ?? []),
      ...(showsProperties
        ? []
        : [`The ${amount(properties)} properties are left out; a filter that leaves few shows them.`]),
    ],
    way: (row) => levels.map(({ idOf }) => idOf(row)),
  };
}

const STORES: Grouping = {
  plural: 'stores',
  labelOf: ({ binding }) => binding.store,
  filterOf: ({ binding }) => ({ store: binding.store }),
};

const STORE_KINDS: Grouping = { plural: 'kinds', labelOf: ({ storeKind }) => storeKind };

const PROPERTIES: Grouping = {
  plural: 'properties',
  labelOf: ({ binding }) => binding.property,
  filterOf: ({ binding }) => ({ search: binding.property }),
};

const DELIVERIES: Grouping = {
  plural: 'deliveries',
  labelOf: ({ binding }) => deliveryWords(binding.delivery),
  deliveryOf: ({ binding }) => binding.delivery,
  filterOf: ({ binding }) => ({ delivery: binding.delivery }),
};

const WORKLOADS: Grouping = {
  plural: 'workloads',
  labelOf: workloadOf,
  filterOf: ({ binding, cluster }) => ({
    cluster,
    namespace: binding.workload.namespace,
    search: binding.workload.name,
  }),
};

const NAMESPACES: Grouping = {
  plural: 'namespaces',
  labelOf: ({ binding, cluster }) => `${cluster}: namespace ${binding.workload.namespace}`,
  filterOf: ({ binding, cluster }) => ({ cluster, namespace: binding.workload.namespace }),
};

const CLUSTERS: Grouping = {
  plural: 'clusters',
  labelOf: ({ cluster }) => `cluster ${cluster}`,
  filterOf: ({ cluster }) => ({ cluster }),
};

function linksBetween(left: FlowLevel | undefined, right: FlowLevel, rows: readonly Row[]): readonly FlowLink[] {
  const links = new Map<string, FlowLink>();
  for (const row of rows) {
    const [source, target] = [left?.idOf(row) ?? '', right.idOf(row)];
    const { delivery } = row.binding;
    const key = JSON.stringify([source, target]);
    const link = links.get(key) ?? { source, target, bindings: 0, delivery };
    links.set(key, {
      ...link,
      bindings: link.bindings + 1,
      delivery: link.delivery === delivery ? delivery : undefined,
    });
  }
  return [...links.values()];
}

import { byCodeUnit } from '../../../core/compare.ts';
import { groupBy } from '../../../core/group-by.ts';
import type { DeliveryKind } from '../../../core/plan.ts';
import type { Filter } from './filter.ts';
import type { Row } from './row.ts';
import { amount } from './text.ts';

/** The nodes that one level of the flow may have; beyond it, the smallest share one. */
export const MOST_NODES = 20;

/** What the nodes of a level stand for. */
export interface LevelKind {
  /** For instance `stores`. */
  readonly plural: string;
  /** Tells nodes apart, and is what they are called. */
  readonly labelOf: (row: Row) => string;
  /** The delivery, where the nodes are deliveries. */
  readonly deliveryOf?: (row: Row) => DeliveryKind;
  /** What a filter has to be that leaves what goes through the node of a row. */
  readonly filterOf: (row: Row) => Partial<Filter>;
}

/** A store, a property, a delivery, a workload, or several of them that share a node. */
export interface FlowNode {
  readonly id: string;
  readonly label: string;
  /** How many levels stand before its own. */
  readonly level: number;
  readonly bindings: number;
  readonly delivery?: DeliveryKind;
  /** Undefined where several share the node. */
  readonly filter?: Partial<Filter>;
}

/** One level of the flow. */
export interface FlowLevel {
  /** Those with the most bindings first. */
  readonly nodes: readonly FlowNode[];
  /** Id of the node that a row goes through. */
  readonly idOf: (row: Row) => string;
  /** Says what shares a node. */
  readonly remark?: string;
}

/** Makes the nodes of a level. */
export function flowLevel(
  { deliveryOf, filterOf, labelOf, plural }: LevelKind,
  level: number,
  rows: readonly Row[],
): FlowLevel {
  const groups = [...groupBy(rows, labelOf)].sort(
    ([a, { length }], [b, other]) => other.length - length || byCodeUnit(a, b),
  );
  const own = groups.slice(0, groups.length > MOST_NODES ? MOST_NODES - 1 : MOST_NODES);
  const rest = groups.slice(own.length);
  const labels = new Set(own.map(([label]) => label));
  const ownId = (label: string) => `${level} ${label}`;
  const nodes = own.flatMap(([label, [first, ...others]]): FlowNode[] =>
    first === undefined
      ? []
      : [
          {
            id: ownId(label),
            label,
            level,
            bindings: others.length + 1,
            delivery: deliveryOf?.(first),
            filter: filterOf(first),
          },
        ],
  );
  const idOf = (row: Row) => (labels.has(labelOf(row)) ? ownId(labelOf(row)) : `${level}`);
  if (rest.length === 0) return { nodes, idOf };
  const label = `${amount(rest.length)} more ${plural}`;
  const bindings = rest.reduce((sum, [, { length }]) => sum + length, 0);
  return {
    nodes: [...nodes, { id: `${level}`, label, level, bindings }],
    idOf,
    remark: `“${label}” are those with the fewest bindings.`,
  };
}

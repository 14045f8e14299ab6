import { byCodeUnit } from '../../../core/compare.ts';
import { groupBy } from '../../../core/group-by.ts';
import type { DeliveryKind } from '../../../core/plan.ts';
import type { Filter } from './filter.ts';
import type { Row } from './row.ts';
import { amount } from './text.ts';

/** The nodes that one level of the flow may have. */
export const MOST_NODES = 20;

/** What the nodes of a level stand for. */
export interface Grouping {
  /** For instance `stores`. */
  readonly plural: string;
  /** Tells nodes apart, and is what they are called. */
  readonly labelOf: (row: Row) => string;
  /** The delivery, where the nodes are deliveries. */
  readonly deliveryOf?: (row: Row) => DeliveryKind;
  /** What a filter has to be that leaves what goes through the node of a row, where one does. */
  readonly filterOf?: (row: Row) => Partial<Filter>;
}

/** Ways to group the same things, the finest first. */
export type Groupings = readonly [Grouping, ...Grouping[]];

/** A store, a property, a delivery, a workload, or several of them that share a node. */
export interface FlowNode {
  readonly id: string;
  readonly label: string;
  /** How many levels stand before its own. */
  readonly level: number;
  readonly bindings: number;
  readonly delivery?: DeliveryKind;
  /** Undefined where no filter leaves just this node. */
  readonly filter?: Partial<Filter>;
}

/** One level of the flow. */
export interface FlowLevel {
  /** Those with the most bindings first, then what the others share. */
  readonly nodes: readonly FlowNode[];
  /** Id of the node that a row goes through. */
  readonly idOf: (row: Row) => string;
  /** Says what shares nodes. */
  readonly remark?: string;
}

type Group = readonly [label: string, rows: readonly Row[]];

/**
 * Makes the nodes of a level.
 *
 * @param groupings One is taken when all of it can be drawn, or the part with at least half of the bindings; else the last.
 */
export function flowLevel(groupings: Groupings, level: number, rows: readonly Row[]): FlowLevel {
  return levelOf(groupings[0], groupings, level, rows);
}

function levelOf(finest: Grouping, groupings: Groupings, level: number, rows: readonly Row[]): FlowLevel {
  const [grouping, coarser, ...others] = groupings;
  const groups = groupsOf(grouping, rows);
  const own = groups.slice(0, groups.length > MOST_NODES ? MOST_NODES - 1 : MOST_NODES);
  const rest = groups.slice(own.length);
  if (coarser && 2 * sizeOf(own) < rows.length) return levelOf(finest, [coarser, ...others], level, rows);
  return { ...nodesOf(grouping, own, rest, level), remark: remarkOn(finest, grouping, rest.length, rows) };
}

function groupsOf({ labelOf }: Grouping, rows: readonly Row[]): readonly Group[] {
  return [...groupBy(rows, labelOf)].sort(([a, { length }], [b, other]) => other.length - length || byCodeUnit(a, b));
}

function sizeOf(groups: readonly Group[]): number {
  return groups.reduce((sum, [, { length }]) => sum + length, 0);
}

function nodesOf(
  { deliveryOf, filterOf, labelOf, plural }: Grouping,
  own: readonly Group[],
  rest: readonly Group[],
  level: number,
): FlowLevel {
  const ids = new Map(own.map(([label]) => [label, `${level} ${label}`]));
  const shared = String(level);
  const nodes = own.flatMap(([label, [first, ...others]]) =>
    first === undefined
      ? []
      : {
          id: ids.get(label) ?? shared,
          label,
          level,
          bindings: others.length + 1,
          delivery: deliveryOf?.(first),
          filter: filterOf?.(first),
        },
  );
  const sharing = { id: shared, label: `${amount(rest.length)} more ${plural}`, level, bindings: sizeOf(rest) };
  return {
    nodes: rest.length === 0 ? nodes : [...nodes, sharing],
    idOf: (row) => ids.get(labelOf(row)) ?? shared,
  };
}

function remarkOn(finest: Grouping, { plural }: Grouping, rest: number, rows: readonly Row[]): string | undefined {
  const things = amount(new Set(rows.map(finest.labelOf)).size);
  const grouped = plural === finest.plural ? [] : [`The ${things} ${finest.plural} are drawn by ${plural}.`];
  const shared = rest === 0 ? [] : [`The ${amount(rest)} ${plural} with the fewest bindings share a node.`];
  return [...grouped, ...shared].join(' ') || undefined;
}

import type { SankeySeriesOption } from 'echarts/charts';
import type { AriaComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Flow, FlowLink } from '../model/flow.ts';
import { count } from '../model/text.ts';
import type { ChartColors } from './chart-colors.ts';

/** What the chart is told. */
export type FlowOption = ComposeOption<SankeySeriesOption | TooltipComponentOption | AriaComponentOption>;

/** How the flow is drawn. */
export interface FlowLook {
  readonly colors: ChartColors;
  /** Width of the chart. Pixels. */
  readonly width: number;
  /** Ways that stand out, each the ids of its nodes; none when all are alike. */
  readonly ways: readonly (readonly string[])[];
}

const NODE_WIDTH = 10;
const LABEL_GAP = 6;
const FADED = 0.25;

/** Height of the chart. Pixels. */
export function heightOf({ height }: Flow): number {
  return Math.max(2, height) * 30;
}

/** Puts a flow into the chart's words. */
export function flowOption(flow: Flow, { colors, ways, width }: FlowLook): FlowOption {
  const columns = 1 + Math.max(0, ...flow.nodes.map(({ level }) => level));
  const column = width / columns;
  const standsOut = standOut(ways);
  return {
    animation: false,
    aria: { enabled: true, label: { description: descriptionOf(flow) } },
    tooltip: { renderMode: 'richText', confine: true },
    series: {
      type: 'sankey',
      left: 1,
      right: Math.round(column - NODE_WIDTH),
      top: 8,
      bottom: 8,
      nodeWidth: NODE_WIDTH,
      nodeGap: 14,
      draggable: false,
      emphasis: { disabled: true },
      label: {
        color: colors.text,
        distance: LABEL_GAP,
        fontFamily: colors.font,
        fontSize: 13,
        overflow: 'truncate',
        width: Math.round(column - NODE_WIDTH - 3 * LABEL_GAP),
      },
      data: flow.nodes.map(({ bindings, delivery, id, label, level }) => ({
        name: id,
        depth: level,
        itemStyle: { color: delivery ? colors[delivery] : colors.node, opacity: standsOut(id) ? 1 : FADED },
        label: { formatter: label, opacity: standsOut(id) ? 1 : 2 * FADED },
        tooltip: { formatter: `${label}\n${count(bindings, 'binding')}` },
      })),
      links: flow.links.map((link) => ({
        source: link.source,
        target: link.target,
        value: link.bindings,
        lineStyle: { color: colorOf(link, colors), opacity: standsOut(link.source, link.target) ? 0.35 : 0.1 },
        tooltip: { formatter: count(link.bindings, 'binding') },
      })),
    },
  };
}

/** Whether nodes that follow each other stand out. */
function standOut(ways: FlowLook['ways']): (...ids: readonly string[]) => boolean {
  if (ways.length === 0) return () => true;
  const nodes = new Set(ways.flat());
  const links = new Set(ways.flatMap((way) => way.slice(1).map((id, index) => JSON.stringify([way[index], id]))));
  return (...ids) => (ids.length === 1 ? nodes.has(ids[0] ?? '') : links.has(JSON.stringify(ids)));
}

function colorOf({ delivery }: FlowLink, colors: ChartColors): string {
  return delivery ? colors[delivery] : colors.node;
}

function descriptionOf({ nodes }: Flow): string {
  const named = nodes.filter(({ delivery }) => delivery !== undefined);
  const deliveries = named.map(({ bindings, label }) => `${label}: ${count(bindings, 'binding')}`).join(', ');
  return `Flow from stores through deliveries to workloads. ${deliveries}. The steps above and the table below say the same.`;
}

import { SankeyChart } from 'echarts/charts';
import { AriaComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { deliveryWords } from '../../words.ts';
import { type Flow, flowOf } from '../model/flow.ts';
import { type Path, rowsAlong } from '../model/path.ts';
import type { Row } from '../model/row.ts';
import { chartColors } from './chart-colors.ts';
import { element } from './element.ts';
import { flowOption, heightOf } from './flow-option.ts';
import type { PageState } from './page-state.ts';
import type { Paper } from './paper.ts';

use([SankeyChart, TooltipComponent, AriaComponent, SVGRenderer]);

/**
 * The flow as a chart, for those who see it: it repeats what the steps and the table say. A click on a node narrows the filter.
 *
 * @returns lets a way stand out while it has the focus; without one, the way that is followed does.
 */
export function showFlow(host: HTMLElement, state: PageState, paper: Paper): (path?: Path) => void {
  const canvas = element('div', { class: 'canvas' });
  const remarks = element('p', { class: 'remark' });
  const frame = element('div', { class: 'scroller', role: 'region', 'aria-label': 'Chart' }, canvas);
  host.append(element('figure', {}, legendOf(state.rows), frame, element('figcaption', {}, remarks)));
  const chart = init(canvas, undefined, { renderer: 'svg' });
  let rows: readonly Row[] | undefined;
  let flow: Flow = flowOf([]);
  let pointed: Path | undefined;
  let frameRequest = 0;

  function draw(): void {
    frameRequest = 0;
    if (rows !== state.shown) {
      rows = state.shown;
      flow = flowOf(rows);
      remarks.textContent = flow.remarks.join(' ');
    }
    const path = pointed ?? state.path;
    const ways = path.length === 0 ? [] : rowsAlong(rows, path).map(flow.way);
    canvas.style.height = `${heightOf(flow)}px`;
    chart.resize();
    // Only what scrolls is a stop of the keyboard.
    frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1;
    chart.setOption(flowOption(flow, { colors: chartColors(), width: chart.getWidth(), ways }), { notMerge: true });
  }
  /** Once a frame, so that typing and moving stay quick. */
  const drawSoon = () => {
    if (frameRequest === 0) frameRequest = requestAnimationFrame(draw);
  };

  chart.on('click', ({ name }) => {
    const filter = flow.nodes.find(({ id }) => id === name)?.filter;
    if (filter) state.narrow(filter);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawSoon);
  new ResizeObserver(drawSoon).observe(frame);
  paper.watch(draw);
  state.watch(drawSoon);
  return (path) => {
    pointed = path;
    drawSoon();
  };
}

function legendOf(rows: readonly Row[]): HTMLElement {
  const deliveries = new Map(rows.map(({ binding }) => [binding.delivery, binding.inEtcd]));
  const items = [...deliveries].map(([delivery, inEtcd]) =>
    element('li', { class: delivery }, `${deliveryWords(delivery)}${inEtcd ? ', in etcd' : ''}`),
  );
  return element('ul', { class: 'legend', 'aria-label': 'Colours of the deliveries' }, ...items);
}

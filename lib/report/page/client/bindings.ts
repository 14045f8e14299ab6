import { describeTarget } from '../../../core/plan.ts';
import { deliveryWords, durationWords, onChangeWords, workloadWords } from '../../words.ts';
import { pathToProperty } from '../model/path.ts';
import { carrierOf, type Row } from '../model/row.ts';
import { amount, count } from '../model/text.ts';
import { button, element } from './element.ts';
import type { PageState } from './page-state.ts';
import { Pages } from './pages.ts';
import type { Paper } from './paper.ts';
import { type Cell, tableOf } from './table.ts';

const ROWS_ON_SCREEN = 50;
const ROWS_ON_PAPER = 2000;

const HEADS = ['Property', 'Delivery', 'Workload', 'Reads it as', 'In etcd', 'Calls an hour', 'A new value'];

/** The table of bindings; its buttons follow a property. */
export function showBindings(host: HTMLElement, state: PageState, paper: Paper): void {
  const table = tableOf('bindings', HEADS);
  const note = element('p', { class: 'remark' });
  const follow = (row: Row) => {
    state.follow(pathToProperty(row));
    document.getElementById('follow-title')?.focus();
  };
  const pages = new Pages<Row>('Pages of bindings', ROWS_ON_SCREEN, (rows) => {
    table.fill(rows.map((row) => cellsOf(row, follow)));
  });
  host.append(pages.controls, table.element, note);
  const update = () => {
    const missing = paper.isOn ? state.shown.length - ROWS_ON_PAPER : 0;
    note.textContent = missing > 0 ? `And ${amount(missing)} more: narrow the filter to print them.` : '';
    pages.open(state.shown, paper.isOn ? ROWS_ON_PAPER : ROWS_ON_SCREEN);
  };
  state.watch(update, () => state.shown);
  paper.watch(update);
}

function cellsOf(row: Row, follow: (row: Row) => void): readonly Cell[] {
  const { binding } = row;
  const { callsPerHour, callsPerPodStart, pods } = binding;
  const property = button(binding.property, () => follow(row), { class: 'link' });
  return [
    { main: property, sub: binding.store },
    { main: deliveryWords(binding.delivery), sub: carrierOf(row) },
    { main: workloadWords(binding.workload), sub: placeOf(row) },
    { main: describeTarget(binding.target) },
    { main: binding.inEtcd ? 'yes' : 'no' },
    {
      main: amount(callsPerHour),
      sub: callsPerPodStart > 0 ? `${callsPerPodStart} at each pod start, ${count(pods, 'pod')}` : undefined,
    },
    { main: onChangeWords(binding), sub: refreshOf(binding.refreshSeconds) },
  ];
}

function placeOf({ binding: { account, container }, cluster }: Row): string {
  return `cluster ${cluster}, container ${container}${account === 'default' ? '' : `, account ${account}`}`;
}

function refreshOf(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `refresh: ${durationWords(seconds)}`;
}

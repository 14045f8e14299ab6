import { type StoreCalls, storeCallsOf } from '../model/store-calls.ts';
import { amount } from '../model/text.ts';
import type { PageState } from './page-state.ts';
import { Pages } from './pages.ts';
import { type Cell, tableOf } from './table.ts';

const STORES_A_PAGE = 50;

/** The table of calls to the stores. */
export function showCalls(host: HTMLElement, state: PageState): void {
  const table = tableOf('calls', ['Store', 'Asked by', 'Clusters', 'Bindings', 'Calls an hour', 'When all pods start']);
  const pages = new Pages<StoreCalls>('Pages of stores', STORES_A_PAGE, (stores) => table.fill(stores.map(cellsOf)));
  host.append(pages.controls, table.element);
  state.watch(
    () => pages.open(storeCallsOf(state.inventories, state.shown)),
    () => state.shown,
  );
}

function cellsOf({
  address,
  bindings,
  callsAtStart,
  callsPerHour,
  clusters,
  kind,
  readers,
}: StoreCalls): readonly Cell[] {
  return [
    { main: address, sub: kind },
    { main: readers.join(', ') },
    { main: clusters.join(', ') },
    { main: amount(bindings) },
    { main: amount(callsPerHour) },
    { main: callsAtStart === 0 ? 'none' : `${amount(callsAtStart)} more` },
  ];
}

import type { Inventory } from '../../../core/inventory.ts';
import { type Filter, filterRows, NO_FILTER } from '../model/filter.ts';
import { fragmentOf, type View, viewOf } from '../model/fragment.ts';
import { type Path, rowsAlong } from '../model/path.ts';
import { type Row, rowsOf } from '../model/row.ts';

/** What the parts of the page share: the data, what of it is on show, and who has to be told of a change. */
export class PageState {
  /** Every binding. */
  readonly rows: readonly Row[];
  private view: View;
  private filtered: readonly Row[];
  private readonly listeners: (() => void)[] = [];

  constructor(readonly inventories: readonly Inventory[]) {
    this.rows = rowsOf(inventories);
    const { filter, path } = viewOf(location.hash.slice(1));
    this.filtered = filterRows(this.rows, filter);
    this.view = { filter, path: longestWay(this.filtered, path) };
    addEventListener('hashchange', () => this.readAddress());
  }

  get filter(): Filter {
    return this.view.filter;
  }

  /** The way that is followed, as far as the bindings on show lead along it. */
  get path(): Path {
    return this.view.path;
  }

  /** The bindings that the filter leaves. */
  get shown(): readonly Row[] {
    return this.filtered;
  }

  /** The clusters that the filter leaves. */
  get shownInventories(): readonly Inventory[] {
    return this.inventories.filter(({ cluster }) => this.filter.cluster === '' || this.filter.cluster === cluster);
  }

  /** Changes parts of the filter. */
  narrow(change: Partial<Filter>): void {
    this.show({ ...this.view, filter: { ...this.filter, ...change } });
  }

  /** Shows everything again. */
  clear(): void {
    this.show({ filter: NO_FILTER, path: [] });
  }

  follow(path: Path): void {
    this.show({ ...this.view, path });
  }

  /** Calls back now and after every change. */
  watch(listener: () => void): void {
    this.listeners.push(listener);
    listener();
  }

  /** A link within the page only scrolls: the view goes back into the address. */
  private readAddress(): void {
    const isPlace = document.getElementById(location.hash.slice(1)) !== null;
    this.show(isPlace ? this.view : viewOf(location.hash.slice(1)));
  }

  private show({ filter, path }: View): void {
    this.filtered = filterRows(this.rows, filter);
    this.view = { filter, path: longestWay(this.filtered, path) };
    history.replaceState(null, '', `#${fragmentOf(this.view)}`);
    for (const listener of this.listeners) listener();
  }
}

/** The beginning of a path that at least one row leads along. */
function longestWay(rows: readonly Row[], path: Path): Path {
  const isWay = (length: number) => rowsAlong(rows, path.slice(0, length)).length > 0;
  return path.filter((_, index) => isWay(index + 1));
}

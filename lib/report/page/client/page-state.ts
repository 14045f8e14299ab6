import type { Inventory } from '../../../core/inventory.ts';
import { type Filter, filterRows, NO_FILTER } from '../model/filter.ts';
import { fragmentOf, type View, viewOf } from '../model/fragment.ts';
import { type Path, rowsAlong, takenOn } from '../model/path.ts';
import { type Row, rowsOf } from '../model/row.ts';

/** What the parts of the page share: the data, what of it is on show, and who has to be told of a change. */
export class PageState {
  /** Every binding. */
  readonly rows: readonly Row[];
  private view: View;
  private writing?: ReturnType<typeof setTimeout>;
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

  /** Follows a way, and where it leads without a choice. */
  follow(path: Path): void {
    this.show({ ...this.view, path: takenOn(this.filtered, path) });
  }

  /** Calls back now and after every change of something: of all that is on show, when nothing is named. */
  watch(listener: () => void, what: () => unknown = () => this.view): void {
    let last = what();
    this.listeners.push(() => {
      const now = what();
      if (now !== last) listener();
      last = now;
    });
    listener();
  }

  /** A link within the page only scrolls: the view goes back into the address. */
  private readAddress(): void {
    const isPlace = document.getElementById(location.hash.slice(1)) !== null;
    this.show(isPlace ? this.view : viewOf(location.hash.slice(1)));
  }

  private writeAddress(): void {
    history.replaceState(null, '', `#${fragmentOf(this.view)}`);
  }

  private show({ filter, path }: View): void {
    if (filter !== this.filter) this.filtered = filterRows(this.rows, filter);
    this.view = { filter, path: longestWay(this.filtered, path) };
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.writeAddress(), ADDRESS_PAUSE);
    for (const listener of this.listeners) listener();
  }
}

/** Browsers take no more than some hundred changes of the address in half a minute. Milliseconds. */
const ADDRESS_PAUSE = 150;

/** The beginning of a path that at least one row leads along. */
function longestWay(rows: readonly Row[], path: Path): Path {
  const isWay = (length: number) => rowsAlong(rows, path.slice(0, length)).length > 0;
  return path.filter((_, index) => isWay(index + 1));
}

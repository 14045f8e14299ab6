import { breakable, element } from './element.ts';

/** What a cell says: the main thing, and below it what belongs to it. */
export interface Cell {
  readonly main: string | Node;
  readonly sub?: string;
}

/** A table whose rows come and go, and a word when there are none. */
export interface Table {
  readonly element: HTMLElement;
  readonly fill: (rows: readonly (readonly Cell[])[]) => void;
}

/**
 * A table that a narrow screen shows as cards.
 *
 * The roles repeat what the elements are: a style that changes their display takes it from them in some browsers.
 */
export function tableOf(section: string, heads: readonly string[]): Table {
  const body = element('tbody', { role: 'rowgroup' });
  const head = element(
    'tr',
    { role: 'row' },
    ...heads.map((text) => element('th', { role: 'columnheader', scope: 'col' }, text)),
  );
  const table = element(
    'table',
    { role: 'table', 'aria-labelledby': `${section}-title` },
    element('thead', { role: 'rowgroup' }, head),
    body,
  );
  const none = element('p', {}, 'None.');
  return {
    element: element('div', {}, table, none),
    fill: (rows) => {
      table.hidden = rows.length === 0;
      none.hidden = rows.length > 0;
      body.replaceChildren(...rows.map((cells) => rowOf(heads, cells)));
    },
  };
}

function rowOf(heads: readonly string[], cells: readonly Cell[]): HTMLElement {
  return element('tr', { role: 'row' }, ...cells.map((cell, index) => cellOf(heads[index] ?? '', cell, index === 0)));
}

function cellOf(head: string, { main, sub }: Cell, isName: boolean): HTMLElement {
  const content: Node[] = [typeof main === 'string' ? breakable(main) : main];
  if (sub !== undefined) content.push(element('span', { class: 'sub' }, breakable(sub)));
  const made = isName
    ? element('th', { role: 'rowheader', scope: 'row' }, ...content)
    : element('td', { role: 'cell' }, ...content);
  made.dataset.head = head;
  return made;
}

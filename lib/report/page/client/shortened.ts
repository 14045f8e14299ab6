import { amount } from '../model/text.ts';
import { button } from './element.ts';

/**
 * Fills a list with so many items, and with a button that adds the others.
 *
 * @param wrap Gives the button the place that an item has in the list.
 */
export function fillShortened<Item>(
  list: HTMLElement,
  items: readonly Item[],
  most: number,
  render: (item: Item) => HTMLElement,
  wrap: (button: HTMLButtonElement) => HTMLElement,
): void {
  list.append(...items.slice(0, most).map(render));
  const rest = items.slice(most);
  if (rest.length === 0) return;
  const more = wrap(
    button(`Show ${amount(rest.length)} more`, () => {
      const others = rest.map(render);
      more.replaceWith(...others);
      others[0]?.querySelector<HTMLElement>('button, a')?.focus();
    }),
  );
  list.append(more);
}

import { amount } from '../model/text.ts';
import { button, element } from './element.ts';

/** A long list shown a page at a time. */
export class Pages<Item> {
  /** The buttons that turn the pages, and which items are on show. */
  readonly controls: HTMLElement;
  private readonly range = element('span', { role: 'status' });
  private readonly previous = button('Previous', () => this.press(-1));
  private readonly next = button('Next', () => this.press(1));
  private items: readonly Item[] = [];
  private first = 0;

  /**
   * @param size Items a page.
   * @param show Puts the items of one page on show.
   */
  constructor(
    label: string,
    private size: number,
    private readonly show: (items: readonly Item[]) => void,
  ) {
    this.controls = element('nav', { class: 'pages', 'aria-label': label }, this.range, this.previous, this.next);
  }

  /** Shows the first page of these items. */
  open(items: readonly Item[], size = this.size): void {
    this.items = items;
    this.size = size;
    this.first = 0;
    this.turn(0);
  }

  private press(by: number): void {
    this.turn(by);
    // A button that is switched off lets go of the focus.
    if (this.next.disabled) this.previous.focus();
    if (this.previous.disabled) this.next.focus();
  }

  private turn(by: number): void {
    this.first += by * this.size;
    const last = Math.min(this.first + this.size, this.items.length);
    this.previous.disabled = this.first === 0;
    this.next.disabled = last === this.items.length;
    this.controls.hidden = this.items.length <= this.size;
    this.range.textContent = `${amount(this.first + 1)} to ${amount(last)} of ${amount(this.items.length)}`;
    this.show(this.items.slice(this.first, last));
  }
}

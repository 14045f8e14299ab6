/** Attributes by name; `true` sets one without a value, `false` leaves it out. */
export type Attributes = Readonly<Record<string, string | boolean>>;

/** Makes an element; text among the children stays text, whatever is in it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** A button that does something when it is pressed. */
export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, breakable(label));
  made.addEventListener('click', onClick);
  return made;
}

/** A text that may go on in the next line after each `/`. */
export function breakable(text: string): DocumentFragment {
  const made = document.createDocumentFragment();
  for (const part of text.split(/(?<=\/)/)) made.append(part, document.createElement('wbr'));
  return made;
}

/** The element of the page's frame that has this id. */
export function partOf(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

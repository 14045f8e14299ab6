/**
 * A text as one can look at it: what moves a cursor, hides or turns what follows is spelt out, `\u{1b}`.
 *
 * Names come from stores and from people: one of them must neither paint a terminal nor make a line of a review say something else.
 */
export function visible(text: string): string {
  return isPlain(text) ? text : text.replaceAll(UNSEEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Nearly every text is printable ASCII, and there are many. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

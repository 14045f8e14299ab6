/**
 * How a string begins that every parser reads as the string it is, without quotes, the rest being printable ASCII.
 *
 * A letter, a slash, an underscore, a dollar sign, or a letter after one or two dashes (`--flag`): no number, date,
 * `.inf`, `=`, `<<`, `~` or indicator does.
 */
const PLAIN = /^(?:-{0,2}[A-Za-z]|[/_$])[ -~]*$/;

/** What ends a plain scalar in block context (YAML 1.2.2, 7.3.3): a colon, a comment, a trailing space. */
const NOT_PLAIN = /: |:$| #| $/;

/** Quantities and durations, `500m`, `1.5Gi`, `1h30m`: no letter of a hexadecimal, octal or exponent form in them. */
const PLAIN_AMOUNT = /^(?:[0-9]+(?:\.[0-9]+)?(?:ms?|[sh]|[KMGTPE]i))+$/;

/**
 * What YAML 1.1 or 1.2 read as something else, in any case.
 *
 * `y` and `n` are booleans to some 1.1 parsers; `E1` is the number NaN to yaml 2.9 in its 1.1 mode.
 */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|-?e[-+]?[0-9]+)$/i;

/**
 * What goes behind an escape: not printable in YAML 1.1 or 1.2, or a line break in 1.1 only (NEL, LS, PS), or able to
 * show a reviewer another text than the one that is there (directional marks).
 */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\p{Surrogate}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** The string on one line: plain where that is safe, else in double quotes. */
export function inlineText(text: string): string {
  if (PLAIN.test(text) ? !NOT_PLAIN.test(text) && !RESERVED.test(text) : PLAIN_AMOUNT.test(text)) return text;
  // JSON's own escapes, for C0 and lone surrogates, are legal in both versions of YAML.
  return JSON.stringify(text).replace(UNPRINTABLE, escaped);
}

/**
 * The string as a literal block without its last line break, or undefined when a block cannot hold it exactly.
 *
 * @param lineBreak a line feed and the indentation of the block's lines, two spaces more than the parent's.
 */
export function literalText(text: string, lineBreak: string): string | undefined {
  const content = text.slice(0, endOfContent(text));
  // yaml 2.9 takes a last line of blanks for trailing newlines.
  const lastLine = content.slice(content.lastIndexOf('\n') + 1);
  if (lastLine.trim() === '' || text.search(UNPRINTABLE) >= 0) return undefined;
  // libyaml guesses the indentation from the first line that is not empty, and refuses a tab there.
  const indicator = /^\n*[ \t]/.test(text) ? '2' : '';
  const chomping = ['-', ''][text.length - content.length] ?? '+';
  const lines = (chomping === '-' ? text : text.slice(0, -1)).replace(/\n(?=[^\n])/g, lineBreak);
  return `|${indicator}${chomping}${text.startsWith('\n') ? '\n' : lineBreak}${lines}`;
}

/**
 * The number in a form that YAML 1.1, YAML 1.2 and Go read as the same number.
 *
 * An exponent needs a dot and a sign in YAML 1.1, and Go reads whole numbers digit by digit, where JavaScript pads
 * those above 2^53 with zeros.
 */
export function numberText(value: number): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21) return String(BigInt(value));
  return String(value).replace(/^(-?\d)e/, '$1.0e');
}

/** Length of the text without its trailing line feeds. */
function endOfContent(text: string): number {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return end;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

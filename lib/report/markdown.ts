import { visible } from './visible-text.ts';

/** Characters of a cell; a longer one ends in an ellipsis. */
const LONGEST_CELL = 160;

/** A name in a cell of a Markdown table, as it is: code. */
export function code(text: string): string {
  const shown = clipped(visible(text));
  return isSafeInCode(shown) ? `\`${shown}\`` : `<code>${withEntities(shown)}</code>`;
}

/** Words in a cell of a Markdown table or in a line of text, where no character means anything to Markdown. */
export function prose(text: string): string {
  return withEntities(visible(text.replaceAll('\n', ' ')));
}

/** As much of a text as a reader wants in one place. */
export function clipped(text: string): string {
  return text.length > LONGEST_CELL ? `${Array.from(text).slice(0, LONGEST_CELL).join('')}…` : text;
}

/**
 * Whether a text can stand between backticks in a table: GitHub ends a cell at a bar even there, and takes the backslash of `\|` for
 * an escape and of `\\` not.
 */
function isSafeInCode(text: string): boolean {
  const bare = text.trim();
  return bare !== '' && bare === text && !text.includes('`') && !text.includes('|') && !text.includes('\\');
}

function withEntities(text: string): string {
  return text.replaceAll(MEANT_BY_MARKDOWN, (char) => `&#${char.charCodeAt(0)};`);
}

/** In a line: what begins code, emphasis, a link, HTML, an entity, a cell or a formula. */
const MEANT_BY_MARKDOWN = /[\\`*_[\]<>&|~$]/g;

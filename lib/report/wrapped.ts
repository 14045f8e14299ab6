/** Columns of a terminal that every text fits, one that a reader copies apart. */
export const TERMINAL_COLUMNS = 80;

/** Breaks a text at its spaces; a word that is longer than a line stands alone. */
export function wrapped(text: string, { indent = '', hanging = indent }: Indents = {}): string {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > TERMINAL_COLUMNS) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** What stands before the lines of a {@link wrapped} text. */
export interface Indents {
  /** Before the first line. */
  readonly indent?: string;
  /**
   * Before each further line.
   * @default - as before the first
   */
  readonly hanging?: string;
}

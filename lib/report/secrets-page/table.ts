/** A Markdown table that takes no more than its budget. */
export interface TableProps {
  readonly head: readonly string[];
  /** Markdown of the cells, in order of importance; asked for as long as they fit. */
  readonly rows: Iterable<readonly string[]>;
  /** How many rows there are. */
  readonly count: number;
  /** What a row is, for instance `binding`. */
  readonly noun: string;
  /** Bytes of UTF-8 that the rows may take. */
  readonly budget: Budget;
}

/** Bytes that are left; the tables of one part of a page share one. */
export interface Budget {
  bytes: number;
}

/** The rows that fit, and how many do not. */
export function table({ budget, count, head, noun, rows }: TableProps): string {
  const lines = [line(head), line(head.map(() => '---'))];
  let shown = 0;
  for (const row of rows) {
    const text = line(row);
    const bytes = Buffer.byteLength(text) + 1;
    if (bytes > budget.bytes) break;
    budget.bytes -= bytes;
    lines.push(text);
    shown += 1;
  }
  const rest = count - shown;
  return rest === 0
    ? lines.join('\n')
    : `${lines.join('\n')}\n\nAnd ${rest} more, ${noun} by ${noun} in [inventory.json](inventory.json).`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

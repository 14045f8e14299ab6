/** A place in a definition's text. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in Unicode code points. */
  readonly column: number;
  /** From 0, in UTF-8. */
  readonly byte: number;
}

/** A piece of a definition's text; the end is the first place that is no longer part of it. */
export interface SourceRange {
  /** Name of the environment, for instance `shop/production`. */
  readonly environment: string;
  readonly begin: Position;
  readonly end: Position;
}

const START: Position = { line: 1, column: 1, byte: 0 };

/** A definition's text, which knows the line of each offset. */
export class SourceText {
  private readonly lines: readonly Line[];

  constructor(
    /** Name of the environment. */
    readonly environment: string,
    readonly text: string,
  ) {
    this.lines = linesOf(text);
  }

  /** The range between two offsets in UTF-16 code units. */
  range(begin: number, end: number): SourceRange {
    return { environment: this.environment, begin: this.position(begin), end: this.position(end) };
  }

  private position(offset: number): Position {
    const index = this.lineAt(offset);
    const line = this.lines[index];
    if (!line) return START;
    const before = this.text.slice(line.offset, offset);
    return { line: index + 1, column: [...before].length + 1, byte: line.byte + Buffer.byteLength(before) };
  }

  private lineAt(offset: number): number {
    let [low, high] = [0, this.lines.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.lines[middle]?.offset ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A range that no text stands for: what the evaluation itself provides. */
export function rangeOutsideText(environment: string): SourceRange {
  const nowhere = { line: 0, column: 0, byte: 0 };
  return { environment, begin: nowhere, end: nowhere };
}

interface Line {
  readonly offset: number;
  readonly byte: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let [offset, byte] = [0, 0];
  for (const line of text.split('\n')) {
    lines.push({ offset, byte });
    offset += line.length + 1;
    byte += Buffer.byteLength(line) + 1;
  }
  return lines;
}

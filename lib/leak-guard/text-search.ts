import { EXPANSION, escapeLens, LOOKAHEAD, mayHaveEscapes } from './escape-lens.ts';
import { type Lens, type Piece, plainLens } from './lens.ts';
import type { PatternSet } from './pattern-set.ts';
import { SiftedText } from './sifted-text.ts';
import type { TextSource } from './text-source.ts';

/** A place where a pattern stands in a text. */
export interface Hit {
  readonly pattern: number;
  /** Offset in the text of the first significant byte. */
  readonly start: number;
  /** Offset behind the last significant byte, or further: up to the next one. */
  readonly end: number;
}

/** Bytes read at a time: much fewer than a processor's cache, many more than a call costs. */
const CHUNK = 256 * 1024;

/**
 * Searches texts for patterns through both lenses, piece by piece.
 *
 * Its memory depends on the longest pattern and not on the text. One object serves one text after the other.
 */
export class TextSearch {
  private readonly raw: Buffer;
  private readonly plain: View;
  private readonly views: readonly View[];

  /** @param chunk Bytes to read at a time, at least. @default - as is quick */
  constructor(patterns: PatternSet, chunk: number = Math.max(CHUNK, patterns.before + patterns.after)) {
    this.raw = Buffer.alloc(LOOKAHEAD + chunk);
    this.plain = new View(plainLens, patterns, this.raw.length);
    this.views = [this.plain, new View(escapeLens, patterns, this.raw.length)];
  }

  /** Everything that is found, in no particular order. */
  search(source: TextSource): Hit[] {
    const { raw } = this;
    const hits: Hit[] = [];
    for (const view of this.views) view.begin();
    let kept = 0;
    for (let offset = 0; ; ) {
      const end = kept + source.read(raw, kept, offset + kept);
      const isLast = end < raw.length;
      const stop = isLast ? end : end - LOOKAHEAD;
      const isPlain = isLast && offset === 0 && !mayHaveEscapes(raw.subarray(0, end));
      for (const view of isPlain ? [this.plain] : this.views)
        view.take({ bytes: raw, end, offset }, stop, isLast, hits);
      if (isLast) return hits;
      kept = end - stop;
      raw.copyWithin(0, stop, end);
      offset += stop;
    }
  }

  /** Overwrites what is left of the last text with zeros. */
  wipe(): void {
    this.raw.fill(0);
    for (const view of this.views) view.text.wipe();
  }
}

/** One text through one lens. */
class View {
  readonly text: SiftedText;
  /** Where the lens goes on in the next piece. */
  private from = 0;
  /** Windows that end before this index of the sifted text have been looked at. */
  private searched = 0;

  constructor(
    private readonly lens: Lens,
    private readonly patterns: PatternSet,
    pieceSize: number,
  ) {
    this.text = new SiftedText(patterns.before + patterns.after + Math.ceil(EXPANSION * (pieceSize + LOOKAHEAD)));
  }

  begin(): void {
    this.from = 0;
    this.searched = 0;
    this.text.length = 0;
  }

  take(piece: Piece, stop: number, isLast: boolean, hits: Hit[]): void {
    const { patterns, text } = this;
    const read = this.lens(piece, this.from, stop, text);
    const until = isLast ? text.length : Math.max(this.searched, text.length - patterns.after);
    patterns.search(text, this.searched, until, (pattern, first) => {
      const behind = first + patterns.lengthOf(pattern);
      const end = behind < text.length ? (text.offsets[behind] as number) : piece.offset + read;
      hits.push({ pattern, start: text.offsets[first] as number, end });
    });
    const settled = Math.max(0, until - patterns.before);
    text.shift(settled);
    this.searched = until - settled;
    this.from = read - stop;
  }
}

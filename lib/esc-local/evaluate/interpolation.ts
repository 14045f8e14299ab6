import type { Accessor, InterpolationPart } from './expression.ts';
import type { SourceRange } from './source-text.ts';

/** A text with its references taken out. */
export interface Interpolation {
  readonly parts: readonly InterpolationPart[];
  readonly problems: readonly InterpolationProblem[];
}

/** What is wrong with a reference. */
export interface InterpolationProblem {
  readonly summary: string;
  readonly range: SourceRange;
}

/**
 * Takes a text apart: `$$` is a dollar sign, `${…}` a reference (pulumi/esc 0.25.0, `ast/property.go`).
 *
 * @param rangeOf - range of a piece of the text, by offsets in UTF-16 code units
 */
export function parseInterpolation(text: string, rangeOf: (begin: number, end: number) => SourceRange): Interpolation {
  return new InterpolationParser(text, rangeOf).parse();
}

class InterpolationParser {
  private offset = 0;
  private readonly parts: InterpolationPart[] = [];
  private readonly problems: InterpolationProblem[] = [];

  constructor(
    private readonly text: string,
    private readonly rangeOf: (begin: number, end: number) => SourceRange,
  ) {}

  parse(): Interpolation {
    let literal = '';
    while (this.offset < this.text.length) {
      literal += this.take(/[^$]*/y);
      if (this.takeIf('$$')) literal += '$';
      else if (this.takeIf('${')) {
        this.parts.push({ text: literal, reference: this.reference() });
        literal = '';
      } else literal += this.take(/\$?/y);
    }
    if (literal !== '') this.parts.push({ text: literal });
    return { parts: this.parts, problems: this.problems };
  }

  private reference(): Accessor[] {
    const accessors: Accessor[] = [];
    const begin = this.offset;
    while (!this.takeIf('}')) {
      if (this.offset === this.text.length || /\s/.test(this.text[this.offset] ?? '')) {
        this.problem("missing closing brace '}' in interpolation", this.offset);
        break;
      }
      accessors.push(this.takeIf('[') ? this.subscript(accessors.length === 0) : this.name());
    }
    return accessors.length > 0 ? accessors : [{ key: '', range: this.rangeOf(begin, this.offset) }];
  }

  private name(): Accessor {
    const begin = this.offset;
    this.takeIf('.');
    const key = this.take(/[^.[}\s]*/y);
    if (key === '') this.problem('property name must not be empty', begin);
    return { key, range: this.rangeOf(begin, this.offset) };
  }

  private subscript(isFirst: boolean): Accessor {
    const begin = this.offset - 1;
    const key = this.takeIf('"') ? this.quotedKey(begin) : this.index(begin, isFirst);
    if (!this.takeIf(']')) this.problem("subscript is missing closing bracket ']'", begin);
    return { key, range: this.rangeOf(begin, this.offset) };
  }

  private quotedKey(begin: number): string {
    const key = this.take(/(?:\\"|[^"])*/y).replaceAll('\\"', '"');
    if (!this.takeIf('"')) this.problem("key subscript is missing closing quote '\"'", begin);
    else if (key === '') this.problem('key subscript must not be empty', begin);
    return key;
  }

  private index(begin: number, isFirst: boolean): string | number {
    const digits = this.take(/[^\].[}\s]*/y);
    if (!/^[0-9]+$/.test(digits)) {
      this.problem('numeric subscript must be a positive base-10 integer', begin);
      return digits;
    }
    if (isFirst) this.problem('the first accessor must be a property name or a key, not an index', begin);
    return Number(digits);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.text)?.[0] ?? '';
    this.offset += match.length;
    return match;
  }

  private takeIf(text: string): boolean {
    if (!this.text.startsWith(text, this.offset)) return false;
    this.offset += text.length;
    return true;
  }

  private problem(summary: string, begin: number): void {
    this.problems.push({ summary, range: this.rangeOf(begin, this.offset) });
  }
}

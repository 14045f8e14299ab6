/** One step of a {@link PropertyPath}: a key of a map or an index of a list. */
export type PropertyPathSegment = string | number;

/** Thrown by {@link PropertyPath.parse}; the message shows the path with a caret under the culprit. */
export class PropertyPathError extends Error {
  constructor(
    readonly text: string,
    /** Where the text stops making sense, in UTF-16 code units from 0. */
    readonly offset: number,
    /** What was expected there. */
    readonly expected: string,
  ) {
    const shown = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
    super(`${shown}\n${' '.repeat(columnOf(shown, offset))}^ ${expected}`);
    this.name = 'PropertyPathError';
  }
}

/**
 * The way to one value in a Pulumi ESC environment, for instance `app.hello`, `hosts[0].name` or `tls["ca.crt"]`.
 *
 * The grammar is the one that the ESC API, the `esc` CLI, the CSI provider 0.1.1 and External Secrets Operator 2.9.0
 * read. Where it reads forms that name nothing (`a..b`, `[*]`, an index at the root), this one refuses them.
 */
export class PropertyPath {
  /**
   * Reads a path.
   *
   * @throws PropertyPathError when the text is no path.
   */
  static parse(text: string): PropertyPath {
    return new PropertyPath(new Parser(text).parse());
  }

  /** As {@link parse}, but undefined when the text is no path. */
  static tryParse(text: string): PropertyPath | undefined {
    try {
      return PropertyPath.parse(text);
    } catch (error) {
      if (error instanceof PropertyPathError) return undefined;
      throw error;
    }
  }

  /**
   * Builds a path from its steps.
   *
   * @throws Error when a step cannot be written in the grammar: no step at all, a list index first, an index that is
   * no whole number from 0, an empty key, a key that ends in a backslash.
   */
  static of(...segments: readonly PropertyPathSegment[]): PropertyPath {
    if (typeof segments[0] !== 'string') throw new Error('a property path begins with a key');
    for (const segment of segments) {
      if (typeof segment === 'number' ? !Number.isSafeInteger(segment) || segment < 0 : !isWritableKey(segment)) {
        throw new Error(`${JSON.stringify(segment)} cannot be written in a property path`);
      }
    }
    return new PropertyPath([...segments]);
  }

  private constructor(
    /** The steps from the environment's root. */
    readonly segments: readonly PropertyPathSegment[],
  ) {}

  /** The canonical form, as upstream prints it: a key stands bare where it can, everything else in brackets. */
  toString(): string {
    return this.segments
      .map((segment, position) => {
        if (typeof segment === 'number') return `[${segment}]`;
        if (!BARE_KEY.test(segment)) return `["${segment.replaceAll('"', '\\"')}"]`;
        return position === 0 ? segment : `.${segment}`;
      })
      .join('');
  }
}

const BARE_KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The grammar has no way to end a quoted key in a backslash: `\"` is its only escape (pulumi/esc 0.25.0). */
function isWritableKey(key: string): boolean {
  return key !== '' && !key.endsWith('\\');
}

/** Column of an offset as a terminal shows it: one for each character, not for each code unit. */
function columnOf(text: string, offset: number): number {
  return [...text.slice(0, offset)].length;
}

class Parser {
  private offset = 0;
  private readonly segments: PropertyPathSegment[] = [];

  constructor(private readonly text: string) {}

  parse(): readonly PropertyPathSegment[] {
    if (this.text.startsWith('["')) this.quotedKey();
    else if (this.text.startsWith('[')) this.fail('a property name: the root of an environment is a map');
    else this.bareKey('a property name');
    while (this.offset < this.text.length) this.next();
    return this.segments;
  }

  private next(): void {
    if (this.text[this.offset] === '.') {
      this.offset += 1;
      if (!this.text.startsWith('["', this.offset)) this.bareKey('a property name after "."');
      else this.quotedKey();
    } else if (this.text[this.offset] === '[') this.bracket();
    else this.fail('"." or "[" after "]"');
  }

  private bareKey(expected: string): void {
    const key = /^[^.[]*/.exec(this.text.slice(this.offset))?.[0] ?? '';
    if (key === '') this.fail(expected);
    if (key.trim() !== key) this.fail('no white space at either end; quote the key if it belongs to it: ["…"]');
    if (!isWritableKey(key)) this.fail('a key that does not end in a backslash, which no quoted key can');
    this.segments.push(key);
    this.offset += key.length;
  }

  private bracket(): void {
    if (this.text[this.offset + 1] === '"') this.quotedKey();
    else this.index();
  }

  private index(): void {
    const rest = this.text.slice(this.offset + 1);
    const digits = /^[0-9]*/.exec(rest)?.[0] ?? '';
    if (digits === '') this.fail('a list index like [0] or a quoted key like ["a.b"]', this.offset + 1);
    if (!Number.isSafeInteger(Number(digits))) this.fail('a smaller list index', this.offset + 1);
    if (rest[digits.length] !== ']') this.fail('"]"', this.offset + 1 + digits.length);
    this.segments.push(Number(digits));
    this.offset += digits.length + 2;
  }

  private quotedKey(): void {
    const start = this.offset + 2;
    const key = /^(?:\\"|[^"])*/.exec(this.text.slice(start))?.[0] ?? '';
    const end = start + key.length;
    if (this.text[end] !== '"') this.fail('a closing quote', end);
    if (key === '') this.fail('a key between the quotes', start);
    if (this.text[end + 1] !== ']') this.fail('"]"', end + 1);
    this.segments.push(key.replaceAll('\\"', '"'));
    this.offset = end + 2;
  }

  private fail(expected: string, offset = this.offset): never {
    throw new PropertyPathError(this.text, offset, `expected ${expected}`);
  }
}
